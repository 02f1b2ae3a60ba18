// Package folder finds the files to read and tells by content what each one holds.
package folder

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// File is one file to read, or one that cannot be.
type File struct {
	Name string    // as given, with slashes; inside a folder the folder's name and the path in it
	Size int64     // bytes as stored, 0 for what has no size (pipes)
	At   time.Time // modification time, UTC
	Err  error     // why it cannot be opened; the other fields may then be zero
	open func() (io.ReadCloser, error)
}

// ErrLink reports a symbolic link that is not followed: it leaves its folder, or is one
// to a folder, where following could go in circles.
var ErrLink = errors.New("symbolic link out of the folder or to a folder")

// Open opens the file. The caller closes it.
func (f File) Open() (io.ReadCloser, error) { return f.open() }

// Files yields the files named, in the order given. A folder stands for the regular files
// in it and below, in lexical order of their paths' parts, without those whose name, or
// whose folder's name, starts with a dot. A folder's files are opened through [os.Root],
// so that no link, however it changes meanwhile, leads out of it.
func Files(ctx context.Context, paths []string) iter.Seq[File] {
	return func(yield func(File) bool) {
		for _, p := range paths {
			st, err := os.Stat(p)
			f := File{Name: filepath.ToSlash(p), Err: err}
			if err == nil && st.IsDir() {
				if !walk(ctx, p, yield) {
					return
				}
				continue
			}
			if err == nil {
				f.At = st.ModTime().UTC()
				if st.Mode().IsRegular() {
					f.Size = st.Size()
				}
				f.open = func() (io.ReadCloser, error) { return os.Open(p) }
			}
			if ctx.Err() != nil || !yield(f) {
				return
			}
		}
	}
}

// walk yields the files of one folder; false ends the whole run.
func walk(ctx context.Context, dir string, yield func(File) bool) bool {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return yield(File{Name: filepath.ToSlash(dir), Err: err})
	}
	defer root.Close()
	more := true
	fs.WalkDir(root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			more = false
			return fs.SkipAll
		}
		if p != "." && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if err == nil && d.IsDir() {
			return nil
		}
		f := File{Name: filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(p))), Err: err}
		if err == nil {
			f.inspect(root, p, d)
		}
		if more = yield(f); !more {
			return fs.SkipAll
		}
		return nil // an unreadable folder was yielded as an error; the walk goes on
	})
	return more
}

// inspect fills f from the entry at p of root.
func (f *File) inspect(root *os.Root, p string, d fs.DirEntry) {
	st, err := root.Stat(p) // follows links that stay inside
	switch {
	case d.Type()&fs.ModeSymlink != 0 && (err != nil || st.IsDir()):
		f.Err = ErrLink
	case err != nil:
		f.Err = err
	case !st.Mode().IsRegular():
		f.Err = errors.New("not a regular file") // a pipe in a folder would block the run
	default:
		f.Size, f.At = st.Size(), st.ModTime().UTC()
		f.open = func() (io.ReadCloser, error) { return root.Open(p) }
	}
}
