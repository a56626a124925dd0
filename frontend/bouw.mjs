// Builds assets/dist from frontend/: one style sheet, one script, the font files that they name, one outline.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import kaart from "@svg-maps/netherlands";
import { build } from "esbuild";

const UIT = "assets/dist";

rmSync(UIT, { recursive: true, force: true });
await build({
  entryPoints: [
    { in: "frontend/css/portaal.css", out: "portaal" },
    { in: "frontend/js/portaal.js", out: "portaal" },
  ],
  outdir: UIT,
  bundle: true,
  minify: true,
  target: ["chrome111", "firefox113", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "letter/[name]",
  logLevel: "warning",
});

// The outline that pages draw on (`landkaart.kaarttekening`); a page shows it with <use>, so browsers keep it.
const provincies = kaart.locations.map(({ path }) => `<path d="${path}"/>`).join("");
writeFileSync(
  `${UIT}/nederland.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${kaart.viewBox}">` +
    `<!-- Map of the Netherlands by MapSVG, CC BY 4.0 --><g id="land">${provincies}</g></svg>\n`,
);

// A component whose property has no value renders without it, and nothing complains; so the build does.
const css = readFileSync(`${UIT}/portaal.css`, "utf8");
const gegeven = new Set([...css.matchAll(/(?<![\w-])(--[\w-]+)\s*:/g)].map(([, naam]) => naam));
const gebruikt = new Set([...css.matchAll(/var\(\s*(--[\w-]+)\s*\)/g)].map(([, naam]) => naam));
const leeg = [...gebruikt].filter((naam) => !gegeven.has(naam)).sort();
if (leeg.length > 0) {
  console.error(`No value in frontend/tokens*.css for:\n  ${leeg.join("\n  ")}`);
  process.exit(1);
}
