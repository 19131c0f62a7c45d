import type en from '../en/errors.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
