// Puts the page's content security policy in force, before anything that it speaks of: it stands in this script's data-policy.
// A policy that was written while the site was built can name its own origin only as 'self', and in a frame with
// sandbox="allow-scripts" WebKit takes 'self' for the frame's opaque origin, which matches nothing. Here the origin is known.
(function () {
  var script = document.currentScript;
  var policy = script.dataset.policy;
  if (!policy) return;
  var meta = document.createElement('meta');
  meta.httpEquiv = 'content-security-policy';
  // From the address: self.origin is "null" in a sandbox.
  meta.content = policy.replace(/'self'/g, "'self' " + location.protocol + '//' + location.host);
  script.replaceWith(meta);
})();
