// Selaras counts visits: no cookies, nothing kept, nobody told apart.
(function (w, d, l, n) {
  var to = "__ENDPOINT__", q = new URLSearchParams(l.search), from = d.referrer, last, u = {}, push = history.pushState;
  w.selaras = function () {};
  if (n.globalPrivacyControl || n.doNotTrack == "1" || w.doNotTrack == "1") return;
  ["source", "campaign", "content"].forEach(function (k) {
    u[k] = q.get("utm_" + k) || "";
  });
  // A page that is loaded again, or gone back to, is no new visit.
  var t = (performance.getEntriesByType("navigation")[0] || {}).type;
  if (t && t != "navigate") from = l.href;
  function tell(kind, more) {
    var host = "";
    try { host = new URL(from).hostname; } catch (e) {}
    fetch(to, {
      method: "POST", keepalive: true, credentials: "omit",
      body: JSON.stringify(Object.assign({ kind: kind, path: l.pathname, referrer: host }, u, more))
    }).catch(function () {});
  }
  function view() {
    if (last == l.pathname) return;
    last = l.pathname;
    tell("view");
    from = l.href;
  }
  w.selaras = function (kind, o) {
    o = o || {};
    tell(kind, { value: o.value == null ? "" : String(o.value), currency: o.currency || "" });
  };
  // What a link said goes along within the site, for nothing else remembers it.
  d.addEventListener("click", function (e) {
    var a = e.target.closest && e.target.closest("a[href]"), x;
    if (!a || a.host != l.host || a.protocol != l.protocol) return;
    x = new URL(a.href);
    for (var k in u) if (u[k] && !x.searchParams.has("utm_" + k)) x.searchParams.set("utm_" + k, u[k]);
    if (x.href != a.href) a.href = x.href;
  }, true);
  history.pushState = function () {
    push.apply(this, arguments);
    view();
  };
  w.addEventListener("popstate", view);
  view();
})(window, document, location, navigator);
