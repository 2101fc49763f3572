const forPrograms = /^\/api(?:\/|$)/

/** Whether an address is for programs: it takes and answers JSON, errors too. */
export const isForPrograms = (path: string): boolean => forPrograms.test(path)
