// Builds assets/dist from frontend/: one style sheet, one script, the font files that they name.
import { readFileSync, rmSync } from "node:fs";
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

// A component whose property has no value renders without it, and nothing complains; so the build does.
const css = readFileSync(`${UIT}/portaal.css`, "utf8");
const gegeven = new Set([...css.matchAll(/(?<![\w-])(--[\w-]+)\s*:/g)].map(([, naam]) => naam));
const gebruikt = new Set([...css.matchAll(/var\(\s*(--[\w-]+)\s*\)/g)].map(([, naam]) => naam));
const leeg = [...gebruikt].filter((naam) => !gegeven.has(naam)).sort();
if (leeg.length > 0) {
  console.error(`No value in frontend/tokens*.css for:\n  ${leeg.join("\n  ")}`);
  process.exit(1);
}
