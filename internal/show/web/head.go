package web

import "reflect"

// pageRows is how many rows a table of one page has at most: what a reader goes down, and some 200 kB. Files for programs have all.
const pageRows = 300

// head returns the first rows of a list that a table shows.
func head(list any) any {
	v := reflect.ValueOf(list)
	return v.Slice(0, min(v.Len(), pageRows)).Interface()
}

// beyond is how many rows of a list a table leaves out.
func beyond(list any) int { return max(0, reflect.ValueOf(list).Len()-pageRows) }
