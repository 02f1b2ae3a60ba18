// Package draw lays out the pictures of the pages: origin tree, timeline, volume, passage map.
//
// It knows geometry and nothing of ledgers or HTML: a [Picture] is a list of shapes that a
// template writes as SVG, so that every word goes through the escaping of html/template. Lengths
// are CSS pixels, drawn one to one. Shapes have classes of the style sheet, never colours.
//
// How wide a text is depends on the fonts of whoever looks. [Shape.Box] estimates it on the wide
// side, 0.58 em a character and 0.64 in bold; layouts keep the estimated boxes apart and inside
// the picture, and leave out or shorten what does not fit: the table beside a picture has it.
// Equal input gives equal shapes, with coordinates of one decimal ([Px]).
package draw

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Widths of pictures: over the whole page, and on a telephone of 390 px.
const (
	Wide   = 1216
	Narrow = 358
)

// Picture is one SVG.
type Picture struct {
	Class         string // wide or narrow
	Finding       string // what it shows, for those who do not see it
	Width, Height float64
	Shapes        []Shape // in the order of drawing
}

// Kind of a shape.
type Kind string

const (
	Path   Kind = "path"
	Rect   Kind = "rect"
	Circle Kind = "circle"
	Text   Kind = "text"
)

// Shape is a mark or word of a picture.
type Shape struct {
	Kind  Kind
	Class string
	D     string  // of a path
	X, Y  float64 // of a text the base line, of a circle the middle
	W, H  float64 // of a rect
	R     float64 // of a circle
	Text  string
	Size  float64 // of a text, in px
	Bold  bool
	Align string // of a text: "" from X on, "e" up to X, "c" around it
	Href  string // "" for none
	Title string // said of the link
}

// Px writes a length with one decimal.
func Px(x float64) string { return fmt.Sprintf("%.1f", x) }

// Box is the room of a text, estimated; of other shapes only rects have one.
func (s *Shape) Box() (x0, y0, x1, y1 float64) {
	if s.Kind != Text {
		return s.X, s.Y, s.X + s.W, s.Y + s.H
	}
	w := width(s.Text, s.Size, s.Bold)
	x0 = s.X
	switch s.Align {
	case "e":
		x0 -= w
	case "c":
		x0 -= w / 2
	}
	return x0, s.Y - 0.8*s.Size, x0 + w, s.Y + 0.25*s.Size
}

func width(s string, size float64, bold bool) float64 {
	em := 0.58
	if bold {
		em = 0.64
	}
	return float64(utf8.RuneCountInString(s)) * size * em
}

// fit cuts s at a space, or in a long word, so that it takes no more than room; "" if not even
// three characters do.
func fit(s string, room, size float64, bold bool) string {
	if width(s, size, bold) <= room {
		return s
	}
	em := 0.58
	if bold {
		em = 0.64
	}
	n := int(room/(size*em)) - 1
	if n < 3 {
		return ""
	}
	cut := string([]rune(s)[:n])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + "…"
}

// whole returns s if it fits into room, else "": words that somebody said are not shortened.
func whole(s string, room, size float64) string {
	if width(s, size, false) > room {
		return ""
	}
	return s
}
