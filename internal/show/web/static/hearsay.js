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
      case "Escape": if (!shut() && !unbrush()) return; break;
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

  // A strip of bars lets a part of a story be chosen: dragging over it, or its two handles by pointer or arrow keys.
  // The server draws every part; the address, what is cited and the page around the strip follow.
  var SVG = "http://www.w3.org/2000/svg", months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  function two(n) { return (n < 10 ? "0" : "") + n; }
  function shape(name, attrs, into, before) {
    var e = document.createElementNS(SVG, name);
    for (var k in attrs) e.setAttribute(k, attrs[k]);
    into.insertBefore(e, before || null);
    return e;
  }

  function brush(svg) {
    var d = svg.dataset, first = Date.parse(d.first + ":00Z"), hour = 36e5, hours = +d.hours, skip = +d.skip, bars = +d.bars, step = +d.step, base = +d.base;
    var all = skip + bars, asked = "from" in d, lo = asked ? +d.from : 0, hi = asked ? +d.to : all, was = [lo, hi], drag = null, later;
    svg.closest("figure").classList.add("live");
    svg.querySelectorAll(".win, .win-edge").forEach(function (e) { e.remove(); });
    var ground = shape("rect", { "class": "win", y: 0, height: base }, svg, svg.firstChild);
    var grips = ["Begin", "End"].map(function (name, i) {
      var g = shape("g", { "class": "grip", tabindex: 0, role: "slider", "aria-label": name + " of the window", "aria-valuemin": 0, "aria-valuemax": all }, svg);
      shape("rect", { "class": "hit", x: -11, y: 0, width: 22, height: base }, g);
      shape("path", { "class": "win-edge", d: "M0 0V" + base }, g);
      shape("rect", { "class": "knob", x: -4.5, y: base / 2 - 12, width: 9, height: 24, rx: 3 }, g);
      g.addEventListener("keydown", function (e) { keyed(e, i); });
      return g;
    });
    function at(bar) { return new Date(first + bar * hours * hour); }
    function words(bar) { var t = at(bar); return t.getUTCDate() + " " + months[t.getUTCMonth()] + " " + t.getUTCFullYear() + ", " + two(t.getUTCHours()) + ":00 UTC"; }
    function value(bar) { return at(bar).toISOString().slice(0, 13); }
    function px(bar) { return Math.max(0, Math.min((bar - skip) * step, bars * step) - 1); }
    function draw() {
      ground.setAttribute("x", px(lo));
      ground.setAttribute("width", lo > 0 || hi < all ? Math.max(0, px(hi) - px(lo)) : 0);
      [lo, hi].forEach(function (bar, i) {
        grips[i].setAttribute("transform", "translate(" + px(bar) + " 0)");
        grips[i].setAttribute("aria-valuenow", bar);
        grips[i].setAttribute("aria-valuetext", words(bar));
      });
    }
    function set(a, b) {
      lo = Math.max(0, Math.min(a, all - 1));
      hi = Math.min(all, Math.max(b, lo + 1));
      draw();
    }
    function show(grip) {
      var path = location.pathname, from = value(lo), to = value(hi);
      if (lo === was[0] && hi === was[1]) return;
      if (/T00$/.test(from) && /T00$/.test(to)) { from = from.slice(0, 10); to = value(hi - 24 / hours).slice(0, 10); }
      open(lo <= 0 && hi >= all ? path : path + "?from=" + from + "&to=" + to, grip);
    }
    function bar(e) {
      var box = svg.getBoundingClientRect();
      return skip + Math.max(0, Math.min(bars, (e.clientX - box.left) * svg.viewBox.baseVal.width / box.width / step));
    }

    function keyed(e, i) {
      var by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -all, End: all }[e.key];
      if (!by || e.ctrlKey || e.metaKey || e.altKey) return;
      e.preventDefault();
      if (e.shiftKey) { // the window moves as a whole
        by = Math.max(-lo, Math.min(by, all - hi));
        set(lo + by, hi + by);
      } else if (i === 0) set(Math.min(lo + by, hi - 1), hi);
      else set(lo, Math.max(hi + by, lo + 1));
      clearTimeout(later);
      later = setTimeout(show, 350, i);
    }

    svg.addEventListener("dragstart", function (e) { e.preventDefault(); });
    svg.addEventListener("pointerdown", function (e) {
      if (e.button !== 0) return;
      var grip = grips.indexOf(e.target.closest(".grip"));
      drag = { x: e.clientX, from: bar(e), grip: grip, link: !!e.target.closest("a"), moved: false, was: [lo, hi], id: e.pointerId };
    });
    svg.addEventListener("pointermove", function (e) {
      if (!drag || e.pointerId !== drag.id) return;
      if (!drag.moved && Math.abs(e.clientX - drag.x) < 4) return;
      if (!drag.moved) { drag.moved = true; svg.setPointerCapture(e.pointerId); }
      var to = bar(e);
      if (drag.grip === 0) set(Math.min(Math.round(to), hi - 1), hi);
      else if (drag.grip === 1) set(lo, Math.max(Math.round(to), lo + 1));
      else set(Math.floor(Math.min(drag.from, to)), Math.ceil(Math.max(drag.from, to)));
    });
    svg.addEventListener("pointerup", function (e) {
      if (!drag) return;
      var d = drag;
      drag = null;
      if (d.moved) {
        svg.addEventListener("click", function (c) { c.preventDefault(); c.stopPropagation(); }, { capture: true, once: true });
        show(d.grip);
      } else if (d.grip >= 0) { // a handle may lie over a bar
        var below = document.elementsFromPoint(e.clientX, e.clientY).find(function (x) { return x.closest("[data-brush] a"); });
        if (below) location.assign(below.closest("a").getAttribute("href"));
      } else if (!d.link) { set(Math.floor(bar(e)), Math.floor(bar(e)) + 1); show(-1); }
    });
    function stop() {
      if (!drag) return false;
      set(drag.was[0], drag.was[1]);
      drag = null;
      return true;
    }
    svg.addEventListener("pointercancel", stop);
    svg.stopBrush = stop;
    draw();
  }

  // open shows another part of the story in place of this one; without a connection the browser goes there.
  function open(url, grip) {
    load(url, function (doc) {
      var strip = document.getElementById("time"), top = strip.getBoundingClientRect().top, shown = strip.querySelector("details").open, height = document.getElementById("main").offsetHeight;
      ["main", "cite", "perma"].forEach(function (id) {
        var fresh = doc.getElementById(id), old = document.getElementById(id);
        if (fresh && old) old.replaceWith(fresh);
      });
      var made = doc.querySelector(".foot p"), back = doc.querySelector("#say [name=back]"), mine = document.querySelector("#say [name=back]");
      if (made) document.querySelector(".foot p").replaceWith(made);
      if (back && mine) mine.value = back.value;
      history.replaceState(null, "", url);
      at = -1;
      strip = document.getElementById("time");
      document.getElementById("main").style.minHeight = height + "px"; // a shorter page would move the strip from under the pointer
      if (strip) {
        strip.querySelector("details").open = shown;
        scrollBy({ top: strip.getBoundingClientRect().top - top, behavior: "instant" });
        var up = top - strip.getBoundingClientRect().top; // less stands above it now than the page was scrolled by
        if (up > 1) strip.style.marginTop = parseFloat(getComputedStyle(strip).marginTop) + up + "px";
      }
      brushes();
      var grips = Array.prototype.filter.call(document.querySelectorAll(".brush .grip"), function (g) { return g.checkVisibility(); });
      if (grip >= 0 && grips[grip]) grips[grip].focus({ preventScroll: true });
      var note = document.querySelector("#window strong");
      say(note ? note.textContent : "The whole story");
    }, function () { location.assign(url); });
  }

  function brushes() { document.querySelectorAll("svg[data-brush]").forEach(brush); }
  document.addEventListener("DOMContentLoaded", brushes);

  // unbrush ends a drag, or shows the whole story again.
  function unbrush() {
    var svgs = Array.prototype.slice.call(document.querySelectorAll("svg[data-brush]")), whole = document.querySelector("[data-whole]");
    if (svgs.some(function (svg) { return svg.stopBrush(); })) return true;
    if (whole && svgs.length) open(new URL(whole.href).pathname, -1);
    return !!whole && svgs.length > 0;
  }

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
