// What is wrong with the page for those who cannot see it well, or use no mouse: an array of lines, empty if nothing is.
// Contrasts are of computed colours against the ground that an element really stands on (WCAG 2.2, 1.4.3 and 1.4.11).
(function () {
  "use strict";
  var out = [], said = {}, pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true }), known = {};
  function say(what) { if (!said[what] && out.length < 40) { said[what] = true; out.push(what); } }
  function all(what, under) { return Array.prototype.slice.call((under || document).querySelectorAll(what)); }
  function name(e) { return e.tagName.toLowerCase() + (e.getAttribute("class") ? "." + e.getAttribute("class").trim().replace(/\s+/g, ".") : ""); }

  // colour is red, green, blue (0 to 255) and opacity of a computed colour in any notation.
  function colour(c) {
    if (!known[c]) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = "rgba(0,0,0,0)";
      pen.fillStyle = c;
      pen.fillRect(0, 0, 1, 1);
      var d = pen.getImageData(0, 0, 1, 1).data;
      known[c] = [d[0], d[1], d[2], d[3] / 255];
    }
    return known[c];
  }
  function over(top, under, opacity) {
    var a = top[3] * opacity;
    return [0, 1, 2].map(function (i) { return top[i] * a + under[i] * (1 - a); }).concat(1);
  }
  function light(c) {
    var l = c.slice(0, 3).map(function (v) { v /= 255; return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); });
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
  }
  function contrast(a, b) { var x = light(a), y = light(b); return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); }
  function opacity(e) { for (var o = 1; e; e = e.parentElement) o *= parseFloat(getComputedStyle(e).opacity); return o; }
  function drawn(e) { return e.checkVisibility({ visibilityProperty: true, opacityProperty: true }); }

  // ground is what lies behind an element of HTML, the element's own colour included.
  function ground(e) {
    var layers = [];
    for (; e; e = e.parentElement) {
      var c = colour(getComputedStyle(e).backgroundColor);
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break;
    }
    return layers.reverse().reduce(function (under, c) { return over(c, under, 1); }, [255, 255, 255, 1]);
  }
  // beneath is what lies behind a shape or word of a picture: the shapes drawn before it around its middle.
  function beneath(e, box) {
    var svg = e.ownerSVGElement, x = box.left + box.width / 2, y = box.top + box.height / 2, g = ground(svg);
    all("rect, circle", svg).forEach(function (s) {
      if (s === e || !(s.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) || !drawn(s)) return;
      var b = s.getBoundingClientRect(), st = getComputedStyle(s);
      if (st.fill !== "none" && b.left <= x && x <= b.right && b.top <= y && y <= b.bottom) g = over(colour(st.fill), g, parseFloat(st.fillOpacity) * opacity(s));
    });
    return g;
  }

  // 1. Headings: one of the first level, none skipped.
  var heads = all("h1, h2, h3, h4, h5, h6").filter(function (h) { return !h.closest("dialog"); }), was = 0;
  if (heads.filter(function (h) { return h.tagName === "H1"; }).length !== 1) say("not one h1");
  heads.forEach(function (h) {
    var level = +h.tagName[1];
    if (level > was + 1) say("h" + level + " after h" + was + ": " + h.textContent.trim().slice(0, 60));
    was = level;
  });

  // 2. Every control and link has a name; nobody jumps the queue.
  all("input:not([type=hidden]), select, textarea, button, summary, a[href], [tabindex]").forEach(function (e) {
    var named = e.getAttribute("aria-label") || (e.getAttribute("aria-labelledby") || "").split(/\s+/).map(function (id) { var x = id && document.getElementById(id); return x ? x.textContent : ""; }).join("");
    if (!named && e.labels) named = Array.prototype.map.call(e.labels, function (l) { return Array.prototype.map.call(l.childNodes, function (n) { return n === e || n.contains(e) && n.tagName ? "" : n.textContent; }).join(""); }).join("");
    if (!named && !e.matches("input, select, textarea")) named = e.textContent;
    if (!named.trim()) say("no name: " + name(e) + " " + (e.name || e.getAttribute("href") || ""));
    if (e.tabIndex > 0) say("tabindex " + e.tabIndex + ": " + name(e));
  });
  all("[aria-labelledby], [aria-describedby], [aria-controls]").forEach(function (e) {
    ["aria-labelledby", "aria-describedby", "aria-controls"].forEach(function (k) {
      (e.getAttribute(k) || "").split(/\s+/).forEach(function (id) { if (id && !document.getElementById(id)) say(k + " of " + name(e) + " leads nowhere: " + id); });
    });
  });

  // 3. Words stand out from what they stand on: 4.5 to 1, large ones 3 to 1.
  var walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), words = 0;
  for (var n = walk.nextNode(); n; n = walk.nextNode()) {
    var e = n.parentElement;
    if (!n.textContent.trim() || e.closest(".vh, .skip, script, title, datalist, [aria-hidden=true], :disabled") || !drawn(e)) continue;
    range.selectNodeContents(n);
    var box = range.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) continue;
    var st = getComputedStyle(e), svg = e.ownerSVGElement, g = svg ? beneath(e, box) : ground(e), c = contrast(over(colour(svg ? st.fill : st.color), g, opacity(e)), g);
    words++;
    var size = parseFloat(st.fontSize), large = size >= 24 || size >= 18.66 && st.fontWeight >= 700;
    if (c < (large ? 3 : 4.5)) say("contrast " + c.toFixed(2) + ": " + name(e) + " in " + name(svg || e.parentElement) + ": " + n.textContent.trim().slice(0, 40));
  }
  if (!words) say("no words seen");
  all("input[placeholder]").forEach(function (e) {
    if (!drawn(e)) return;
    var st = getComputedStyle(e, "::placeholder"), g = ground(e), c = contrast(over(colour(st.color), g, parseFloat(st.opacity)), g);
    if (c < 4.5) say("contrast " + c.toFixed(2) + ": placeholder of " + (e.id || e.name).replace(/:.*/, ""));
  });

  // 4. Marks of pictures, those that have a title or lead somewhere, stand out 3 to 1 by fill or outline.
  all("main svg:not([aria-hidden=true]) :is(rect, circle, path, line, polygon, polyline, ellipse)").forEach(function (e) {
    if (!drawn(e) || !(e.querySelector("title") || e.closest("a")) || e.closest("clipPath, defs, marker")) return;
    var box = e.getBoundingClientRect(), st = getComputedStyle(e), g = beneath(e, box), best = 0, o = opacity(e);
    if (!box.width && !box.height) return;
    [["fill", st.fillOpacity], ["stroke", st.strokeOpacity]].forEach(function (p) {
      var v = st[p[0]], c = v === "none" ? null : colour(v);
      if (c && c[3] * p[1] > 0 && !(p[0] === "stroke" && parseFloat(st.strokeWidth) === 0)) best = Math.max(best, contrast(over(c, g, p[1] * o), g));
    });
    var around = e.closest("a"); // a box around words that lead somewhere is no mark
    if (best && best < 3 && !(around && around.querySelector("text"))) say("contrast " + best.toFixed(2) + ": mark " + name(e) + " in " + name(e.ownerSVGElement));
  });
  // So do the outlines of fields and buttons.
  all("input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, textarea").forEach(function (e) {
    if (!drawn(e)) return;
    var st = getComputedStyle(e), g = ground(e.parentElement), best = Math.max(contrast(ground(e), g), parseFloat(st.borderBottomWidth) ? contrast(over(colour(st.borderBottomColor), g, 1), g) : 0);
    if (best < 3) say("contrast " + best.toFixed(2) + ": outline of " + name(e) + " " + (e.name || e.id));
  });

  // 5. A picture has its rows in words beside it, and a name.
  all("main svg:not([aria-hidden=true])").forEach(function (svg) {
    if (!(svg.getAttribute("aria-label") || svg.getAttribute("aria-labelledby"))) say("no name: " + name(svg));
    var near = svg.closest("td, th") ? svg.closest("tr") : svg.closest("figure") || svg.closest("section, article, li") || svg.parentElement, rows = false;
    for (var up = near; up && up.tagName !== "MAIN" && !rows; up = up.parentElement) rows = up.tagName === "TR" || !!up.querySelector("table tr td, ol li, ul li, dl dd");
    // Or its marks lead to their rows further down.
    var to = all("a[href^='#']", svg);
    rows = rows || to.length > 0 && to.every(function (a) { return document.getElementById(decodeURIComponent(a.getAttribute("href").slice(1))); });
    if (!rows) say("no rows beside the picture: " + (svg.getAttribute("aria-label") || name(svg)).slice(0, 80));
  });

  // 6. Nothing is wider than the window outside what scrolls.
  var w = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > w) say("page " + document.documentElement.scrollWidth + " > " + w);
  all("body *").forEach(function (e) {
    var r = e.getBoundingClientRect();
    if (r.width && (r.right > w + 1 || r.left < -1) && !e.closest(".scroll, .tabs, .nav, .vh, .skip, pre")) say("sticks out: " + name(e) + " from " + Math.round(r.left) + " to " + Math.round(r.right) + " of " + w);
  });
  return out;
})()
