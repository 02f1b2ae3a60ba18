// Keys for Hearsay. Everything here only adds: pages read and work without it.
(function () {
  "use strict";
  var root = document.documentElement, at = -1;

  // The theme is set before the page is drawn, so that it does not flash.
  function stored() { try { return localStorage.getItem("theme"); } catch (e) { return null; } }
  function store(t) { try { localStorage.setItem("theme", t); } catch (e) { /* private window: for this page only */ } }
  if (stored() === "dark" || stored() === "light") root.dataset.theme = stored();

  function toggleTheme() {
    var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store(root.dataset.theme);
    say(dark ? "Light" : "Dark");
  }

  // say tells screen readers and, for two seconds, everybody else.
  var timer;
  function say(text) {
    var p = document.getElementById("said");
    p.textContent = text;
    p.classList.add("toast");
    clearTimeout(timer);
    timer = setTimeout(function () { p.classList.remove("toast"); }, 2000);
  }

  // Places that j and k move to: articles of a list, quotes of an article.
  function places() { return Array.prototype.slice.call(document.querySelectorAll("[data-move]")); }

  function lit(card, on) {
    var n = card && card.dataset.n;
    if (!n) return;
    document.querySelectorAll('[data-q~="' + n + '"]').forEach(function (m) { m.classList.toggle("on", on); });
  }

  // goal is the link of a row that Enter opens: the named one, else the first that can be seen.
  function goal(row) {
    return row.querySelector("[data-go]") || Array.prototype.find.call(row.querySelectorAll("a[href]"), function (a) { return a.checkVisibility(); });
  }

  function move(by) {
    var all = places();
    if (!all.length) return;
    var here = all.indexOf(document.activeElement && document.activeElement.closest("[data-move]"));
    if (here >= 0) at = here;
    at = Math.max(0, Math.min(all.length - 1, at + by));
    all.forEach(function (x, i) { x.classList.toggle("at-key", i === at); lit(x, i === at); });
    var go = goal(all[at]);
    if (go) go.focus({ preventScroll: true });
    var mark = all[at].dataset.n && document.getElementById("m" + all[at].dataset.n);
    (mark || all[at]).scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  // explain opens the panel of the chosen quote; shut closes it. Both are links of the page.
  function explain() {
    var here = places()[at];
    if (here && here.dataset.why) location.assign(here.dataset.why);
    else if (document.querySelector("[data-why]")) say("Choose a quote with j or k first");
  }
  function shut() {
    var close = document.getElementById("why-close");
    if (close) location.assign(close.href);
    return !!close;
  }

  // The quote of an open panel, or the one that the address names, is the chosen one.
  document.addEventListener("DOMContentLoaded", function () {
    var panel = document.getElementById("why"), named = /^#q(\d+)$/.exec(location.hash), n = panel ? panel.dataset.n : named && named[1];
    if (!n) return;
    places().forEach(function (x, i) { if (x.dataset.n === n) { at = i; x.classList.add("at-key"); } });
  });

  // permalink is the address that stays: of the chosen row, of the chosen quote in this
  // version, else of the page.
  function permalink() {
    var here = places()[at], version = document.getElementById("permalink");
    if (version) return version.href + (here && here.dataset.n ? "#q" + here.dataset.n : "");
    if (here && here.dataset.href) return new URL(here.dataset.href, location.href).href;
    var page = document.getElementById("perma");
    return page ? page.href : location.href;
  }

  // citation names what the address leads to, and when it was looked at: of a chosen row its own words.
  function citation(url) {
    var cite = document.getElementById("cite"), seen = document.getElementById("accessed"), here = places()[at], what = cite ? cite.textContent : document.title;
    if (here && here.dataset.n) what = "Quote " + here.dataset.n + " in: " + what;
    else if (here && here.dataset.href) what = "Hearsay, \u201c" + here.querySelector("[data-go]").textContent.trim().replace(/^[\u201c"]|[\u201d"]$/g, "") + "\u201d.";
    return what + " " + url + (seen ? ", accessed " + seen.textContent : "") + ".";
  }

  function copy() {
    var url = permalink(), text = citation(url);
    if (!navigator.clipboard) { say(url); return; }
    navigator.clipboard.writeText(text).then(function () { say("Copied: " + text); }, function () { say(url); });
  }

  // g and a letter go to a part of the ledger; the letter has two seconds.
  var parts = { t: "/", a: "/articles", s: "/stories", c: "/claims", i: "/incidents", o: "/outlets", p: "/parties", x: "/concert", n: "/narratives", d: "/pairs", e: "/explore", m: "/method" }, going = 0;

  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    var t = e.target, dialog = document.getElementById("keys");
    if (t.closest && t.closest("input, textarea, select, [contenteditable]")) {
      if (e.key === "Escape") t.blur();
      return;
    }
    if (dialog.open && e.key !== "?") return;
    if (going && Date.now() - going < 2000 && parts[e.key]) {
      going = 0;
      location.assign(parts[e.key]);
      e.preventDefault();
      return;
    }
    going = 0;
    switch (e.key) {
      case "g": going = Date.now(); break;
      case "/": var q = document.getElementById("q2") || document.getElementById("q"); q.focus(); q.select(); break;
      case "j": move(1); break;
      case "k": move(-1); break;
      case "e": explain(); break;
      case "Escape": if (!shut()) return; break;
      case "y": copy(); break;
      case "t": toggleTheme(); break;
      case "?": if (dialog.open) dialog.close(); else dialog.showModal(); break;
      default: return;
    }
    e.preventDefault();
  });

  // A list that begins with the newest draws itself again when something came in. Nothing
  // moves while somebody types, looks at a dialog, has gone down the page or reads in the
  // background.
  function follow(pulse) {
    setTimeout(function () {
      if (document.hidden) { follow(pulse); return; }
      fetch("/pulse", { credentials: "same-origin" }).then(function (r) { return r.ok ? r.text() : null; }).then(function (now) {
        var still = document.activeElement && document.activeElement.closest("input, dialog");
        if (now === null || now === pulse || still || scrollY > 400) { if (now !== null) follow(now === pulse || pulse === null ? now : pulse); return; }
        if (pulse === null) { follow(now); return; }
        load(location.href, function (doc) { redraw(doc); follow(now); }, function () { follow(pulse); });
      }).catch(function () { follow(pulse); });
    }, 3000);
  }

  // load reads a page of this server; the browser parses it, and no script in it runs.
  function load(url, then, otherwise) {
    var x = new XMLHttpRequest();
    x.open("GET", url);
    x.responseType = "document";
    x.onload = function () { if (x.status === 200 && x.response) then(x.response); else otherwise(); };
    x.onerror = otherwise;
    x.send();
  }

  function redraw(doc) {
    var fresh = doc.getElementById("main"), main = document.getElementById("main");
    if (!fresh) return;
    var known = {}, came = 0, here = places()[at], chosen = here && here.dataset.href;
    places().forEach(function (x) { known[x.dataset.href] = true; });
    main.replaceChildren.apply(main, Array.prototype.slice.call(fresh.childNodes));
    at = -1;
    places().forEach(function (x, i) {
      if (!known[x.dataset.href]) { x.classList.add("new"); came++; }
      if (x.dataset.href === chosen) { at = i; x.classList.add("at-key"); }
    });
    if (came) say(came === 1 ? "1 new article" : came + " new articles");
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (document.querySelector(".arts, .stories") && !/[?&]after=/.test(location.search) && window.fetch) follow(null);
  });

  // On a telephone the entry of this page may stand beyond the edge of the navigation.
  document.addEventListener("DOMContentLoaded", function () {
    var here = document.querySelector(".nav [aria-current]"), nav = here && here.parentNode;
    if (nav && nav.scrollWidth > nav.clientWidth) nav.scrollLeft = here.offsetLeft - nav.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
  });

  // A card and its marks light up together under the pointer.
  ["mouseover", "mouseout"].forEach(function (kind) {
    document.addEventListener(kind, function (e) {
      var card = e.target.closest && e.target.closest(".card");
      if (card) lit(card, kind === "mouseover");
    });
  });
})();
