import pino, { type DestinationStream, type Logger } from 'pino'

/**
 * The log: one JSON line for each event. What people type, and addresses with identifiers, never go into it.
 * @param destination standard output, unless given
 */
export const createLog = (level: string, destination: DestinationStream = pino.destination(1)): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
