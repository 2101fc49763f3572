const FEWEST_DIGITS = 6
// After enough digits for a number: 'ext. 12', 'x12', '#12', ';ext=12', or a second number after a comma.
const EXTENSION = /(?<=(?:\d\D*){6})(?:[;,#x]|ext)/i
const OPTIONAL_TRUNK_ZERO = /\(\s*0\s*\)/

/**
 * A phone number as it is compared: E.164 (`+27825550101`), or undefined with fewer than six digits. Only the digits, a
 * leading plus and an extension's mark count. Understood are `+`, the international prefix `00`, the trunk prefix `0`
 * (also as `+27 (0)82`), and the country code written without a plus. Two simplifications, harmless for comparing: a
 * zero after the default country's code is always the trunk's (Italy keeps its own), and `011` is not a prefix.
 * @param defaultCountryCode digits of the country that numbers without a country code belong to, such as '27'
 */
export function normalisePhoneNumber(text: string, defaultCountryCode: string): string | undefined {
  const [number = ''] = text.normalize('NFKC').split(EXTENSION)
  const dialled = number.replace(OPTIONAL_TRUNK_ZERO, '')
  const digits = dialled.replaceAll(/\D/g, '')
  if (digits.length < FEWEST_DIGITS) {
    return undefined
  }
  const withCode =
    internationalDigits(dialled, digits, defaultCountryCode) ?? `${defaultCountryCode}${digits}`
  return `+${withoutTrunkZero(withCode, defaultCountryCode)}`
}

function internationalDigits(dialled: string, digits: string, countryCode: string): string | undefined {
  if (/^\D*\+/.test(dialled)) {
    return digits
  }
  if (digits.startsWith('00')) {
    return digits.slice(2)
  }
  // Nine digits or more after the code: a whole number of the country, not a local one that happens to begin so.
  const carriesCode = digits.startsWith(countryCode) && digits.length >= countryCode.length + 9
  return carriesCode ? digits : undefined
}

function withoutTrunkZero(digits: string, countryCode: string): string {
  if (!digits.startsWith(`${countryCode}0`)) {
    return digits
  }
  return countryCode + digits.slice(countryCode.length).replace(/^0+/, '')
}
