import pino, { type Logger } from 'pino'

/** The log: one JSON line for each event. What people type, and addresses with identifiers, never go into it. */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
