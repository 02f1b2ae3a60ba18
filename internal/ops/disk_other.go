//go:build !linux && !darwin && !windows

package ops

// DiskOf knows nothing here.
func DiskOf(string) (Disk, error) { return Disk{}, ErrUnknown }
