/** Staff of the demo without an account to sign in with: they wrote much of the records. */
export const colleagues = [
  {
    username: 'anneke.joubert',
    displayName: 'Dr Anneke Joubert',
    role: 'physician',
    licenceDaysLeft: 21,
  },
  { username: 'sipho.radebe', displayName: 'Dr Sipho Radebe', role: 'physician', licenceDaysLeft: -5 },
  { username: 'yusuf.cassim', displayName: 'Dr Yusuf Cassim', role: 'physician', licenceDaysLeft: 240 },
  { username: 'nomsa.mabaso', displayName: 'Sister Nomsa Mabaso', role: 'nurse', licenceDaysLeft: 180 },
  { username: 'willem.fourie', displayName: 'Brother Willem Fourie', role: 'nurse', licenceDaysLeft: 45 },
] as const

const otherPhysicians = ['anneke.joubert', 'sipho.radebe', 'yusuf.cassim'] as const
const otherNurses = ['nomsa.mabaso', 'willem.fourie'] as const

/** The number of the record at this place of the list. They lie below those that the sequence gives out, and use none of them up. */
export const recordNumberOf = (position: number): string => `MG-${String(101 + position).padStart(7, '0')}`

/** The patient whom the account `patient` belongs to: the first. */
export const accountHolder = 0

/** Whether the account `physician` looks after the patient at this place of the list. */
export const isPatientOfPhysician = (position: number): boolean => position < 14

/** Username of the physician in charge. */
export const physicianOf = (position: number): string =>
  isPatientOfPhysician(position) ? 'physician' : (otherPhysicians[position % 3] ?? 'physician')

/** Username of the nurse in charge; the account `nurse` has ten patients, eight of them the physician's. */
export const nurseOf = (position: number): string =>
  position >= 6 && position < 16 ? 'nurse' : (otherNurses[position % 2] ?? 'nurse')

/** Patients of the physician on whom a colleague is consulted. */
export const consulted: ReadonlyMap<number, string> = new Map([
  [2, 'yusuf.cassim'],
  [9, 'anneke.joubert'],
  [12, 'yusuf.cassim'],
])

/** Patients for whom a colleague stood in once. */
export const coveredOnce: ReadonlyMap<number, string> = new Map([
  [0, 'sipho.radebe'],
  [5, 'anneke.joubert'],
])
