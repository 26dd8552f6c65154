// Scenes as SVG: words stay words, in their own direction, with the fonts named.
import { directionOf, round, type Any, type Scene, type Text } from "./scene";

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as XML may carry it. */
export function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The scene as an SVG file. */
export function svg(scene: Scene): string {
  const { width, height } = scene;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" ` +
      `viewBox="0 0 ${round(width)} ${round(height)}" font-family="${escaped(scene.font)}" role="img">`,
    `<title>${escaped(scene.title)}</title>`,
    `<desc>${escaped(scene.description)}</desc>`,
    `<rect width="100%" height="100%" fill="${escaped(scene.ground)}"/>`,
    ...scene.shapes.map(drawn),
    "</svg>",
    "",
  ].join("\n");
}

function drawn(shape: Any): string {
  switch (shape.kind) {
    case "rect":
      return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}" fill="${escaped(shape.fill)}"/>`;
    case "circle":
      return `<circle cx="${round(shape.x)}" cy="${round(shape.y)}" r="${round(shape.r)}" fill="${escaped(shape.fill)}" stroke="${escaped(shape.stroke)}"/>`;
    case "path": {
      const dash = shape.dash.length === 2 && shape.dash[1] === 0 ? "" : ` stroke-dasharray="${shape.dash.map(round).join(" ")}"`;
      return `<path d="${escaped(shape.d)}" fill="${escaped(shape.fill ?? "none")}" stroke="${escaped(shape.stroke ?? "none")}" stroke-width="${round(shape.width)}"${dash}/>`;
    }
    case "text":
      return words(shape);
  }
}

/** Words with their direction; in right-to-left text the start is at the right. */
function words(shape: Text): string {
  const direction = directionOf(shape.text);
  const start = direction === "rtl" ? "right" : "left";
  const anchor = shape.anchor === "middle" ? "middle" : shape.anchor === start ? "start" : "end";
  const rim = shape.rim === null ? "" : ` stroke="${escaped(shape.rim)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`;
  const turn = shape.turn === 0 ? "" : ` transform="rotate(${round(shape.turn)} ${round(shape.x)} ${round(shape.y)})"`;
  return (
    `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${round(shape.size)}" font-weight="${shape.weight}" ` +
    `text-anchor="${anchor}" direction="${direction}" unicode-bidi="isolate" fill="${escaped(shape.fill)}"${rim}${turn}>${escaped(shape.text)}</text>`
  );
}
