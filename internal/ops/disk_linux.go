package ops

import "syscall"

// fuse is the f_type of all file systems that a program serves: sshfs and object stores, but
// local ones as well.
const fuse = 0x65735546

// network names the file systems of linux/magic.h and of their modules that reach over a
// network, by f_type.
var network = map[uint32]string{
	0x6969:     "NFS",
	0x517b:     "SMB",
	0xff534d42: "CIFS",
	0xfe534d42: "SMB2",
	0x01021997: "9P",
	0x00c36400: "Ceph",
	0x5346414f: "AFS",
	0x6b414653: "AFS",
	0x0bd00bd0: "Lustre",
	0x013661be: "GFS2",
	0x7461636f: "OCFS2",
	0x73757245: "Coda",
	0x47504653: "GPFS",
}

// DiskOf returns what is known of the file system that dir lies on.
func DiskOf(dir string) (Disk, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return Disk{}, err
	}
	d := Disk{Free: int64(s.Bavail) * int64(s.Bsize), Total: int64(s.Blocks) * int64(s.Bsize), Kind: network[uint32(s.Type)]}
	d.Network = d.Kind != ""
	if uint32(s.Type) == fuse {
		d.Kind = "FUSE"
	}
	return d, nil
}
