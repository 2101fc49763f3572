/** The names of the fields of access hours; a line is one window, a day an ISO weekday. */
export const hourFields = {
  day: (line: number, day: number) => `line${line}-day${day}`,
  from: (line: number) => `line${line}-from`,
  to: (line: number) => `line${line}-to`,
}

/** Lines of hours on the form of a role, and on that of an exception. */
export const roleHourLines = 4
export const exceptionHourLines = 2
