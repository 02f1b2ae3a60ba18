package ops

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// DiskOf returns what is known of the volume that dir lies on.
func DiskOf(dir string) (Disk, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return Disk{}, err
	}
	name, err := windows.UTF16PtrFromString(abs)
	if err != nil {
		return Disk{}, err
	}
	var free, total, all uint64
	if err := windows.GetDiskFreeSpaceEx(name, &free, &total, &all); err != nil {
		return Disk{}, err
	}
	d := Disk{Free: int64(free), Total: int64(total)}
	if root, err := windows.UTF16PtrFromString(filepath.VolumeName(abs) + `\`); err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		d.Kind, d.Network = "network drive", true
	}
	return d, nil
}
