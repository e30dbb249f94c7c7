// Runs before the first paint: a page that turns dark only after it has been shown hurts the eyes.
(function () {
  var root = document.documentElement;
  var dark = matchMedia('(prefers-color-scheme: dark)');
  var forced = matchMedia('(forced-colors: active)');
  // What is embedded takes its looks from its own address, and stands on somebody else's page.
  var embedded = location.pathname.indexOf('/embed/') >= 0;

  function choice() {
    if (embedded) return (/(?:[#&;]|%26)theme(?:=|%3d)(light|dark)/i.exec(location.hash) || [])[1];
    try {
      return localStorage.getItem('unrolled:theme');
    } catch (e) {
      return null;
    }
  }

  function apply() {
    var theme = choice();
    // Forced colours choose the ground themselves: pictures have to stand out from that, whatever was asked for.
    if (forced.matches) theme = undefined;
    root.dataset.theme = theme === 'light' || theme === 'dark' ? theme : dark.matches ? 'dark' : 'light';
  }

  apply();
  // Browsers refuse a file's modules: the page says so.
  if (location.protocol === 'file:') root.dataset.local = '';
  dark.addEventListener('change', apply);
  forced.addEventListener('change', apply);
})();
