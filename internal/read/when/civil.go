package when

// Day is a civil day of the Gregorian calendar, counted from 1 January 1970.
type Day int32

// None is no day.
const None Day = -1 << 31

// date returns the day of a date. The algorithm is Hinnant's days_from_civil (2014,
// "chrono-Compatible Low-Level Date Algorithms"); months 1 to 12 only.
func date(y, m, d int) Day {
	if m <= 2 {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Day(era*146097 + doe - 719468)
}

// Civil returns year, month and day of the month.
func (d Day) Civil() (y, m, day int) {
	z := int(d) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	y = yoe + era*400
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	if m = mp + 3; m > 12 {
		m -= 12
	}
	if m <= 2 {
		y++
	}
	return y, m, day
}

// weekday is 0 for Monday to 6 for Sunday.
func (d Day) weekday() int { return int(((int64(d)+3)%7 + 7) % 7) }

func daysIn(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && y%100 != 0 || y%400 == 0 {
			return 29
		}
		return 28
	}
	return 31
}

// valid reports whether y-m-d is a date.
func valid(y, m, d int) bool { return m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m) }

// addMonths moves d by n months; the 31st becomes the month's last day.
func (d Day) addMonths(n int) Day {
	y, m, day := d.Civil()
	k := y*12 + m - 1 + n
	y, m = k/12, k%12+1
	return date(y, m, min(day, daysIn(y, m)))
}

// appendDay writes d as 2006-01-02.
func appendDay(b []byte, d Day) []byte {
	y, m, day := d.Civil()
	return append(b, byte('0'+y/1000%10), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-', byte('0'+day/10), byte('0'+day%10))
}
