import { Op } from 'sequelize'
import { Patient } from '../../../models/patients/patient.ts'
import type { User } from '../../../models/accounts/user.ts'
import { latinDigit } from '../../crypto/typed-code.ts'
import type { Services } from '../../services.ts'

const century = (year: string): string[] => (year.length === 4 ? [year] : [`19${year}`, `20${year}`])

/** The days that a row of six or eight digits may mean, in the orders of the world. */
function daysOf(digits: string): string[] {
  const long = digits.length === 8
  const first = long ? /^(\d{4})(\d\d)(\d\d)$/ : /^(\d\d)(\d\d)(\d\d)$/
  const last = long ? /^(\d\d)(\d\d)(\d{4})$/ : /^(\d\d)(\d\d)(\d\d)$/
  const [, yearFirst = '', second = '', third = ''] = first.exec(digits) ?? []
  const [, one = '', two = '', yearLast = ''] = last.exec(digits) ?? []
  return [
    ...century(yearFirst).map((year) => `${year}-${second}-${third}`),
    ...century(yearLast).flatMap((year) => [`${year}-${two}-${one}`, `${year}-${one}-${two}`]),
  ]
}

/** Every six or eight digits in a row, whatever stands between them. */
function rowsOfDigits(password: string): string[] {
  const digits = password
    .normalize('NFKC')
    .replaceAll(/\p{Nd}/gu, latinDigit)
    .replaceAll(/\P{Nd}/gu, '')
  return [6, 8].flatMap((length) =>
    Array.from({ length: Math.max(0, digits.length - length + 1) }, (_, at) => digits.slice(at, at + length)),
  )
}

/**
 * The digits of a password that are the date of birth in its owner's own record. The record is not opened: what stands for
 * the date in the index is compared. Of who has no record here no date of birth is known.
 */
export async function birthDateIn(
  { blindIndex }: Pick<Services, 'blindIndex'>,
  { patientId }: Pick<User, 'patientId'>,
  password: string,
): Promise<string[]> {
  const rows = patientId === null ? [] : rowsOfDigits(password)
  const sought = rows.map((digits) => ({
    digits,
    tokens: daysOf(digits).flatMap((day) => blindIndex.searching.map((index) => index.born(`is ${day}`))),
  }))
  const tokens = sought.flatMap((one) => one.tokens)
  if (patientId === null || tokens.length === 0) {
    return []
  }
  const patient = await Patient.findOne({
    where: { id: patientId, exactTokens: { [Op.overlap]: tokens } },
    attributes: ['exactTokens'],
  })
  const stored = new Set(patient?.exactTokens.map((token) => token.toString('hex')))
  return sought
    .filter((one) => one.tokens.some((token) => stored.has(token.toString('hex'))))
    .map(({ digits }) => digits)
}
