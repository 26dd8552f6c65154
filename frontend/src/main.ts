import { mount } from "svelte";
import App from "./App.svelte";
import { startTheme } from "./lib/theme.svelte";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/series.css";

startTheme();
const target = document.getElementById("app");
if (target === null) throw new Error("the page has no place for the workbench");
mount(App, { target });
