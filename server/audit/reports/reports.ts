import { paths } from '../../paths.ts'
import { reportKinds, type ReportName } from './catalogue.ts'
import { defineReport, type ReportQuery } from './define-report.ts'
import { makePatient } from './make-patient.ts'
import { makeUser } from './make-user.ts'
import { longestPeriod } from './period.ts'

/** An accounting of disclosures reaches ten years back: as far as the log is kept. */
const tenYears = 3_660

const ofFacility = (name: ReportName): ReportQuery => {
  const { usualDays, make, path } = reportKinds[name]
  return defineReport({ name, usualDays, longest: longestPeriod, make, address: () => path })
}

/** The reports about the whole facility, by name. */
export const facilityReports: Readonly<Record<ReportName, ReportQuery>> = {
  daily: ofFacility('daily'),
  'failed-sign-ins': ofFacility('failed-sign-ins'),
  'after-hours': ofFacility('after-hours'),
  'emergency-access': ofFacility('emergency-access'),
}

/** To whom a record was disclosed. */
export const patientReport = defineReport({
  name: 'patient',
  usualDays: 366,
  longest: tenYears,
  make: makePatient,
  address: paths.patientReport,
})

/** What somebody did. */
export const userReport = defineReport({
  name: 'user',
  usualDays: 31,
  longest: longestPeriod,
  make: makeUser,
  address: paths.userReport,
})
