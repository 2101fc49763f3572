/** An identifier as addresses have it: a UUID in small letters. */
export const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

const whole = new RegExp(`^${uuid}$`)

/** Whether a text is an identifier at all; anything else names nothing. */
export const isId = (text: string): boolean => whole.test(text)
