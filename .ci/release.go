//go:build ignore

// Release builds the program for all platforms and packs it, with its licences, so that the
// same commit gives the same bytes on any machine with the same Go:
//
//	go run .ci/release.go -out dist
//
// Every archive is built twice, in two places, and compared. SHA256SUMS lists them.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"sort"
	"strconv"
	"strings"
	"time"
)

var platforms = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "dist", "folder for the archives")
	version := flag.String("version", "", "version; otherwise git describe")
	flag.Parse()
	if err := run(*out, *version); err != nil {
		log.Fatal("release: ", err)
	}
}

func run(out, version string) error {
	if dirty, err := text("git", "status", "--porcelain", "--untracked-files=no"); err != nil {
		return err
	} else if dirty != "" {
		return errors.New("the tree has changes that are not committed; a release is a commit")
	}
	if version == "" {
		var err error
		if version, err = text("git", "describe", "--tags", "--always"); err != nil {
			return err
		}
	}
	stamp, err := text("git", "log", "-1", "--format=%ct")
	if err != nil {
		return err
	}
	sec, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return err
	}
	when := time.Unix(sec, 0).UTC()
	licences, err := licences()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var sums []string
	for _, p := range platforms {
		goos, arch, _ := strings.Cut(p, "/")
		first, err := build(goos, arch, version)
		if err != nil {
			return err
		}
		second, err := build(goos, arch, version)
		if err != nil {
			return err
		}
		if !bytes.Equal(first, second) {
			return fmt.Errorf("%s: two builds differ", p)
		}
		name, archive, err := pack(goos, arch, version, first, licences, when)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, name), archive, 0o644); err != nil {
			return err
		}
		sums = append(sums, fmt.Sprintf("%x  %s\n", sha256.Sum256(archive), name))
		log.Printf("%s  %.1f MiB, the same bytes twice", name, float64(len(archive))/(1<<20))
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(strings.Join(sums, "")), 0o644)
}

// build builds the program from a fresh copy of the commit in a folder of its own, without
// what an earlier build left, and returns its bytes.
func build(goos, arch, version string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "hearsay-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	src := filepath.Join(dir, "src")
	if _, err := text("git", "clone", "--quiet", "--no-hardlinks", ".", src); err != nil {
		return nil, err
	}
	exe := filepath.Join(dir, "hearsay")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=true", "-ldflags", "-s -w -buildid= -X main.version="+version, "-o", exe, "./cmd/hearsay")
	cmd.Dir = src
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+arch, "CGO_ENABLED=0", "GOFLAGS=")
	if b, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s/%s: %v\n%s", goos, arch, err, b)
	}
	return os.ReadFile(exe)
}

type file struct {
	name string
	data []byte
	mode int64
}

// pack makes one archive: zip for Windows, tar.gz for the others.
func pack(goos, arch, version string, exe []byte, licences []file, when time.Time) (name string, archive []byte, err error) {
	base := fmt.Sprintf("hearsay-%s-%s-%s", version, goos, arch)
	prog := "hearsay"
	if goos == "windows" {
		prog += ".exe"
	}
	files := []file{{prog, exe, 0o755}}
	for _, n := range []string{"README.md", "LICENSE", "CHANGELOG.md", "lexicon/en/models.md"} {
		b, err := os.ReadFile(n)
		if err != nil {
			return "", nil, err
		}
		files = append(files, file{filepath.Base(n), b, 0o644})
	}
	files = append(files, licences...)
	var b bytes.Buffer
	if goos == "windows" {
		z := zip.NewWriter(&b)
		for _, f := range files {
			h := &zip.FileHeader{Name: base + "/" + f.name, Method: zip.Deflate, Modified: when}
			h.SetMode(os.FileMode(f.mode))
			w, err := z.CreateHeader(h)
			if err == nil {
				_, err = w.Write(f.data)
			}
			if err != nil {
				return "", nil, err
			}
		}
		if err := z.Close(); err != nil {
			return "", nil, err
		}
		return base + ".zip", b.Bytes(), nil
	}
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return "", nil, err
	}
	t := tar.NewWriter(z)
	for _, f := range files {
		h := &tar.Header{Name: base + "/" + f.name, Mode: f.mode, Size: int64(len(f.data)), ModTime: when, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(h); err != nil {
			return "", nil, err
		}
		if _, err := t.Write(f.data); err != nil {
			return "", nil, err
		}
	}
	if err := errors.Join(t.Close(), z.Close()); err != nil {
		return "", nil, err
	}
	return base + ".tar.gz", b.Bytes(), nil
}

// licences returns the licence files of all modules that the program is built from, and of Go.
func licences() ([]file, error) {
	out, err := text("go", "list", "-deps", "-json=Module,Standard", "./cmd/hearsay")
	if err != nil {
		return nil, err
	}
	dirs := map[string]string{}
	for dec := json.NewDecoder(strings.NewReader(out)); ; {
		var p struct {
			Standard bool
			Module   *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if p.Module != nil && !p.Module.Main {
			dirs[p.Module.Path+"@"+p.Module.Version] = p.Module.Dir
		}
	}
	root, err := text("go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	info, _ := debug.ReadBuildInfo()
	dirs["go@"+info.GoVersion] = root
	names := make([]string, 0, len(dirs))
	for n := range dirs {
		names = append(names, n)
	}
	sort.Strings(names)
	var files []file
	for _, n := range names {
		found := false
		entries, err := os.ReadDir(dirs[n])
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			u := strings.ToUpper(e.Name())
			if e.IsDir() || !strings.Contains(u, "LICEN") && !strings.HasPrefix(u, "COPYING") && !strings.HasPrefix(u, "NOTICE") && !strings.HasPrefix(u, "PATENTS") {
				continue
			}
			b, err := os.ReadFile(filepath.Join(dirs[n], e.Name()))
			if err != nil {
				return nil, err
			}
			found = true
			files = append(files, file{"licences/" + strings.NewReplacer("/", "_", "@", "-").Replace(n) + "/" + e.Name(), b, 0o644})
		}
		if !found && n[:3] != "go@" {
			return nil, fmt.Errorf("module %s has no licence file", n)
		}
	}
	return files, nil
}

func text(name string, args ...string) (string, error) {
	b, err := exec.Command(name, args...).Output()
	var e *exec.ExitError
	if errors.As(err, &e) {
		err = fmt.Errorf("%s: %w\n%s", name, err, e.Stderr)
	}
	return strings.TrimSpace(string(b)), err
}
