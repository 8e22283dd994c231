const THEME = "report-theme";

/** The page follows the system until someone chooses; a choice is kept where the browser allows it. */
function startTheme() {
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = remembered();
  function draw() {
    const dark = chosen ? chosen === "dark" : system.matches;
    if (chosen) document.documentElement.dataset.theme = chosen;
    button.textContent = dark ? "Light theme" : "Dark theme";
    button.value = dark ? "light" : "dark";
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    chosen = button.value;
    remember(chosen);
    draw();
  });
  system.addEventListener("change", draw);
  draw();
}

function remembered() {
  try {
    const theme = localStorage.getItem(THEME);
    return ["dark", "light"].includes(theme) ? theme : null;
  } catch {
    return null;
  }
}

function remember(theme) {
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    return;
  }
}
