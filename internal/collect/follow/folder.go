package follow

import (
	"time"

	"hearsay/internal/collect"
	"hearsay/internal/collect/folder"
	"hearsay/internal/store"
)

// listing is what a folder held at the last look of this process: size and time by name.
type listing map[string]stamp

type stamp struct {
	at   time.Time
	size int64
}

// settle is how old a file must be to be taken: one that is being written is left for the
// next look.
const settle = 2 * time.Second

// folder reads what is new in a folder. The first look of a process reads all of it, which
// changes nothing for files that were read before.
func (r *runner) folder(f *store.Feed) ([]collect.Record, store.Visit) {
	v := store.Visit{Feed: f.ID, Check: f.Check}
	now := r.o.Now().UTC()
	r.mu.Lock()
	before := r.folders[f.ID]
	r.mu.Unlock()
	after := listing{}
	var recs []collect.Record
	any := false
	for file := range folder.Files(r.ctx, []string{f.URL}) {
		if file.Err != nil {
			if file.Name == f.URL {
				v.Check = r.o.Pace.failed(f.Check, now, "not readable", file.Err.Error(), 0)
				return nil, v
			}
			continue
		}
		if now.Sub(file.At) < settle && now.After(file.At) {
			continue
		}
		s := stamp{file.At, file.Size}
		after[file.Name] = s
		if before[file.Name] == s {
			continue
		}
		for rec := range collect.File(r.ctx, file, collect.Options{Outlet: f.Outlet, OutletCountry: f.Country, Lang: f.Lang, Zone: r.o.Zone, Now: now}) {
			if recs, any = append(recs, rec), true; len(recs) == 64 {
				if !r.send(recs) {
					return nil, v
				}
				recs = nil
			}
		}
	}
	r.mu.Lock()
	r.folders[f.ID] = after
	r.mu.Unlock()
	v.Last, v.Fails, v.Detail, v.Status = now, 0, "", "unchanged"
	if any {
		v.Status, v.Changed = "ok", now
	}
	v.Every = r.o.Pace.Folder
	v.Due = now.Add(v.Every)
	return recs, v
}
