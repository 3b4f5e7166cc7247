/** Python takes `Flask_Login` and `flask-login` for one name (PEP 503). */
export const pythonName = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');
