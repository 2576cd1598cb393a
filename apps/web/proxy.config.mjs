// In `npm run dev` the web comes from Angular's server; what the API answers is fetched from it.
const target = `http://127.0.0.1:${process.env.API_PORT ?? '4300'}`;

export default { '/api': { target, secure: false }, '/fhir': { target, secure: false } };
