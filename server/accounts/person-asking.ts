/** For whom requests count of who has proved a password. */
export const personAsking = (userId: string): string => `person ${userId}`
