// Runs before the first paint: a dosing room must never see a white flash while the application loads.
(() => {
  const root = document.documentElement;
  // The numbers to call that stand before the application are for a patient's pages.
  if (!/^\/(check-in|visit|offer|pages|waiting-room)\b/.test(location.pathname)) root.dataset.for = 'clinic';
  try {
    const light = localStorage.getItem('sojourn.light');
    if (light === 'dark' || light === 'dim') root.dataset.theme = light;
    const density = localStorage.getItem('sojourn.density');
    root.dataset.density = density === 'desk' || density === 'touch' ? density : matchMedia('(pointer: coarse)').matches ? 'touch' : 'desk';
  } catch {
    // Storage can be forbidden by the browser; the light theme is then the answer.
  }
})();
