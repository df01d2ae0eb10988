// The face of the pages: a report as one self-contained HTML file.
export { renderHtml } from "./page.ts";
