type Settings = Record<string, string | number>

/** Written into postgresql.conf once; an operator may change them there. */
export const initialSettings: Settings = {
  timezone: 'UTC',
  log_timezone: 'UTC',
  shared_buffers: '128MB',
  max_connections: 100,
  effective_cache_size: '1GB',
  random_page_cost: 1.1,
  max_wal_size: '1GB',
}

/** Given at every start, above postgresql.conf. The log takes no statement, value or row: they hold patient data. */
export const fixedSettings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_checkpoints: 'off',
  lc_messages: 'C',
}

/** For a database that may be lost with its machine: that of the tests. */
export const throwAwaySettings: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 300,
  max_wal_size: '256MB',
  // In files of the data folder: a killed server leaves nothing behind elsewhere.
  dynamic_shared_memory_type: 'mmap',
}

/** The settings as arguments of `postgres` and `initdb`. */
export function settingArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** What the programs of PostgreSQL see of the environment: nothing of ours. */
export const programEnvironment = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }
