// Scenes as PNG, drawn with the page's own fonts.
import { directionOf, type Any, type Scene, type Text } from "./scene";

const SHARPNESS = 2; // pixels of the picture for one of the page

/** The scene as a PNG file. */
export async function png(scene: Scene): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(scene.width * SHARPNESS);
  canvas.height = Math.ceil(scene.height * SHARPNESS);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("the browser draws no pictures");
  context.scale(SHARPNESS, SHARPNESS);
  context.fillStyle = scene.ground;
  context.fillRect(0, 0, scene.width, scene.height);
  for (const shape of scene.shapes) paint(context, shape, scene.font);
  return blobOf(canvas);
}

/** A canvas as a PNG file. */
export function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("the picture is too large")) : resolve(blob)), "image/png");
  });
}

function paint(context: CanvasRenderingContext2D, shape: Any, font: string): void {
  switch (shape.kind) {
    case "rect":
      context.fillStyle = shape.fill;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      return;
    case "circle":
      context.beginPath();
      context.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
      filled(context, shape.fill, shape.stroke, 1, []);
      return;
    case "path":
      filled(context, shape.fill, shape.stroke, shape.width, shape.dash, new Path2D(shape.d));
      return;
    case "text":
      write(context, shape, font);
  }
}

function filled(
  context: CanvasRenderingContext2D, fill: string | null, stroke: string | null, width: number, dash: readonly number[],
  path?: Path2D,
): void {
  context.lineWidth = width;
  context.setLineDash(dash.length === 2 && dash[1] === 0 ? [] : [...dash]);
  if (fill !== null) {
    context.fillStyle = fill;
    if (path) context.fill(path);
    else context.fill();
  }
  if (stroke !== null) {
    context.strokeStyle = stroke;
    if (path) context.stroke(path);
    else context.stroke();
  }
  context.setLineDash([]);
}

function write(context: CanvasRenderingContext2D, shape: Text, font: string): void {
  context.save();
  context.translate(shape.x, shape.y);
  context.rotate((shape.turn * Math.PI) / 180);
  context.font = `${shape.weight} ${shape.size}px ${font}`;
  context.direction = directionOf(shape.text);
  context.textAlign = shape.anchor === "middle" ? "center" : shape.anchor;
  if (shape.rim !== null) {
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = shape.rim;
    context.strokeText(shape.text, 0, 0);
  }
  context.fillStyle = shape.fill;
  context.fillText(shape.text, 0, 0);
  context.restore();
}
