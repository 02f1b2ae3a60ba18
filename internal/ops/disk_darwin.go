package ops

import "syscall"

// network names the file systems that reach over a network, by f_fstypename.
var network = map[string]string{"nfs": "NFS", "smbfs": "SMB", "afpfs": "AFP", "webdav": "WebDAV"}

// DiskOf returns what is known of the file system that dir lies on.
func DiskOf(dir string) (Disk, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return Disk{}, err
	}
	var name []byte
	for _, c := range s.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	kind := network[string(name)]
	if kind == "" && (string(name) == "macfuse" || string(name) == "osxfuse") {
		kind = "FUSE"
	}
	return Disk{Free: int64(s.Bavail) * int64(s.Bsize), Total: int64(s.Blocks) * int64(s.Bsize), Kind: kind, Network: network[string(name)] != ""}, nil
}
