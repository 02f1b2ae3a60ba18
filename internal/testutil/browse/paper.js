// What is wrong with a page as it is printed: controls and navigation on paper, no address to cite, a dark ground, and
// what is cut off at the right. An array of words, empty where nothing is.
(function () {
	var out = [], say = function (x) { if (out.length < 8 && out.indexOf(x) < 0) out.push(x); };
	var seen = function (e) { return e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1; };
	document.querySelectorAll("form, nav, input, select, button, .chips, .xp, .keys").forEach(function (e) {
		if (seen(e)) say("printed: " + e.tagName.toLowerCase() + (e.className ? "." + e.className : ""));
	});
	var cite = document.getElementById("perma");
	if (cite && (!seen(cite) || cite.textContent.indexOf("http") !== 0)) say("no address to cite");
	var ground = getComputedStyle(document.body);
	if (ground.backgroundColor !== "rgb(255, 255, 255)" || ground.color !== "rgb(0, 0, 0)") say(ground.color + " on " + ground.backgroundColor);
	var right = document.documentElement.clientWidth + 1;
	document.querySelectorAll("main *").forEach(function (e) {
		var r = e.getBoundingClientRect();
		if (r.right > right && !e.closest("svg, .vh") && seen(e)) say("cut off: " + e.tagName.toLowerCase() + "." + e.className + " to " + Math.round(r.right));
	});
	return out;
})()
