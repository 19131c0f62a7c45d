/** What `broker audit` can print, all from one model. */
export const auditFormats = ['table', 'json', 'markdown', 'csv', 'sarif', 'junit', 'gitlab'] as const
export type AuditFormat = (typeof auditFormats)[number]
