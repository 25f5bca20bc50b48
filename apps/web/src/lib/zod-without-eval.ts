import * as z from 'zod';

// Zod compiles parsers with `new Function`, which the content security policy forbids. Imported before any schema exists.
z.config({ jitless: true });
