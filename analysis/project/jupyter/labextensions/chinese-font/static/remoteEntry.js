// A prebuilt extension of JupyterLab, small enough to be written by hand: it puts the Chinese font that the
// server offers behind Lab's own fonts.
(() => {
  const activate = () => {
    const { baseUrl } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
    const font = new FontFace("Noto Sans SC of Lab", `url("${baseUrl}static/NotoSansSC-Regular.ttf")`, {
      unicodeRange: "U+2E80-9FFF, U+F900-FAFF, U+FE30-FE4F, U+FF00-FFEF, U+20000-323AF",
    });
    document.fonts.add(font);
    const style = document.createElement("style");
    const fonts = {
      content: ["-apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial", "sans-serif"],
      ui: ["system-ui, -apple-system, BlinkMacSystemFont, 'Segoe UI', Helvetica, Arial", "sans-serif"],
      code: ["Menlo, Consolas, 'DejaVu Sans Mono'", "monospace"],
    };
    style.textContent = Object.entries(fonts)
      .map(([name, [its, last]]) => `--jp-${name}-font-family: ${its}, "Noto Sans SC of Lab", ${last};`)
      .join(" ");
    style.textContent = `body { ${style.textContent} } input, select { font-family: inherit; }`;
    document.head.appendChild(style);
  };
  const extension = { id: "chinese-font:extension", autoStart: true, activate };
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["chinese-font"] = {
    init: () => undefined,
    get: async () => () => ({ __esModule: true, default: extension }),
  };
})();
