package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"time"

	"hearsay"
)

// The API gives programs what the pages show: GET /api/v1/{question} with the parameters of the page /explore/{question}.
// Its description in the words of OpenAPI 3.1 is at /api/v1/openapi.json, made from the same table.

// apiAnswer is one answer.
type apiAnswer struct {
	AsOf     time.Time              `json:"as_of"`
	Command  string                 `json:"command"` // that prints the same rows
	Versions []hearsay.StageVersion `json:"versions"`
	Notes    []string               `json:"notes"` // what the command says beside its rows: what was left out, coverage, power
	Rows     json.RawMessage        `json:"rows"`
}

// api answers a question with its rows and what stands beside them. It is built whole before it is sent; the same rows as
// a stream are at /explore/{question}.jsonl.
func (s *site) api(w http.ResponseWriter, r *http.Request) {
	refuse := func(err error) {
		r2 := r.Clone(r.Context())
		r2.URL.Path += ".json" // programs get problems as RFC 9457 has them
		s.fail(w, r2, err)
	}
	a, err := s.asks(r, r.PathValue("name"))
	if err != nil {
		refuse(err)
		return
	}
	var b bytes.Buffer
	var notes []string
	if len(a.chosen) == 0 {
		notes, err = s.o.Asker.Ask(r.Context(), a.q.Name, a.vals, "json", 0, &b)
	} else {
		err = s.chosenRows(r.Context(), &a, ".json", &b)
	}
	if err != nil {
		refuse(err)
		return
	}
	if notes == nil {
		notes = []string{}
	}
	sum := sha256.Sum256(b.Bytes())
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	h := w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	versions := []hearsay.StageVersion{}
	for _, v := range append(s.madeBy(r.Context()), s.o.Copies) {
		if v != "" {
			versions = append(versions, v)
		}
	}
	h.Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(apiAnswer{s.o.Now().UTC().Truncate(time.Second), s.o.Asker.Command(a.q.Name, a.vals), versions, notes, b.Bytes()})
}

// openAPI describes the questions.
func (s *site) openAPI(w http.ResponseWriter, _ *http.Request) {
	type object = map[string]any
	paths := object{}
	for i := range s.questions {
		q := &s.questions[i]
		params := []object{}
		for _, p := range q.Params {
			schema := object{"type": "string"}
			switch p.Kind {
			case "day":
				schema["format"] = "date"
			case "number":
				schema = object{"type": "number"}
			case "flag":
				schema = object{"type": "string", "enum": []string{"1"}}
			case "choice":
				schema["enum"] = p.Choices
			}
			if p.Default != "" && p.Kind != "number" {
				schema["default"] = p.Default
			}
			params = append(params, object{"name": p.Name, "in": "query", "description": p.Help, "required": p.Name == q.Needs, "schema": schema})
		}
		paths["/api/v1/"+q.Name] = object{"get": object{
			"summary": q.Title, "description": q.Help + "\n\n" + q.Detail, "operationId": q.Name, "parameters": params,
			"responses": object{
				"200":     object{"description": "The rows that hearsay " + q.Name + " prints", "content": object{"application/json": object{"schema": object{"$ref": "#/components/schemas/Answer"}}}},
				"304":     object{"description": "Not changed since the ETag"},
				"default": object{"description": "A problem (RFC 9457)", "content": object{"application/problem+json": object{"schema": object{"$ref": "#/components/schemas/Problem"}}}},
			},
		}}
	}
	str := object{"type": "string"}
	doc := object{
		"openapi": "3.1.0",
		"info":    object{"title": "Hearsay", "version": "1", "description": "Rows of a ledger of who says what. " + feedAbout},
		"paths":   paths,
		"components": object{
			"schemas": object{
				"Answer": object{"type": "object", "required": []string{"as_of", "command", "versions", "notes", "rows"}, "properties": object{
					"as_of": object{"type": "string", "format": "date-time"}, "command": str, "versions": object{"type": "array", "items": str}, "notes": object{"type": "array", "items": str}, "rows": object{"type": "array", "items": object{"type": "object"}}}},
				"Problem": object{"type": "object", "properties": object{"status": object{"type": "integer"}, "title": str, "detail": str, "hint": str}},
			},
			"securitySchemes": object{"token": object{"type": "http", "scheme": "bearer"}},
		},
	}
	if !s.sessions.open {
		doc["security"] = []object{{"token": []string{}}}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	json.NewEncoder(w).Encode(doc)
}
