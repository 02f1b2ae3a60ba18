package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

//go:embed static
var staticFiles embed.FS

// assets are the embedded files by the names they are served under: "hearsay.5d0e1f2a.css".
// The hash in the name lets browsers keep them for good; a changed file has another name.
type assets struct {
	names map[string]string // file to served name
	bytes map[string][]byte // served name to content
}

func loadAssets() assets {
	a := assets{map[string]string{}, map[string][]byte{}}
	files, err := fs.Glob(staticFiles, "static/*")
	if err != nil || len(files) == 0 {
		panic("web: no static files")
	}
	for _, f := range files {
		b, err := staticFiles.ReadFile(f)
		if err != nil {
			panic(err) // unreachable: embedded
		}
		sum := sha256.Sum256(b)
		base, ext := path.Base(f), path.Ext(f)
		name := strings.TrimSuffix(base, ext) + "." + hex.EncodeToString(sum[:4]) + ext
		a.names[base], a.bytes[name] = name, b
	}
	return a
}

// url returns the address of an embedded file. It panics for a name that is none: templates
// are drawn in tests.
func (a assets) url(file string) string {
	name, ok := a.names[file]
	if !ok {
		panic("web: no static file " + file)
	}
	return "/static/" + name
}

func (a assets) serve(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	b, ok := a.bytes[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	tag := `"` + name + `"`
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.Write(b)
}
