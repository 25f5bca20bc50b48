import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from './mask/mask.ts';
import { recognise } from './recognise.ts';
import { corpus } from './testing/corpus.ts';
import { makeToken } from './testing/make-token.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';

/** Like a key: letters and digits, at least one digit, so that no word of the language is meant. */
const secrets = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...letters.split('')), minLength: 6, maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...digits.split('')), minLength: 3, maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom(...letters.split(''), ...digits.split(''), '-', '_'),
      minLength: 6,
      maxLength: 24,
    }),
  )
  .map(([a, b, c]) => `${a}${b}${c}z`);

const jwt = (secret: string): string =>
  makeToken({ iss: 'https://issuer.example.com', sub: secret, email: secret, exp: 1_710_154_800 }, secret);

/** Every place where a secret is known to stand. */
const places: Readonly<Record<string, (secret: string) => string>> = {
  'Authorization: Bearer': (s) => `Authorization: Bearer ${s}`,
  'Authorization: Basic': (s) => `authorization: Basic ${s}==`,
  'Authorization without scheme': (s) => `Authorization: ${s}`,
  'Authorization of an unknown scheme': (s) => `Authorization: Custom ${s}`,
  'Authorization twice': (s) => `Authorization: Bearer Bearer ${s}`,
  'Authorization: Digest': (s) => `Authorization: Digest username="me", response="${s}", nonce="${s}"`,
  'a JWT in Authorization': (s) => `> authorization: Bearer ${jwt(s)}`,
  'a JWT by itself': jwt,
  'a JWT in running text': (s) => `the token ${jwt(s)} is refused`,
  'a JWT in a URL': (s) => `wss://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod?auth=${jwt(s)}`,
  'Proxy-Authorization': (s) => `Proxy-Authorization: Basic ${s}`,
  'a SigV4 signature': (s) =>
    `Authorization: AWS4-HMAC-SHA256 Credential=${s}/20240311/eu-west-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=${s}`,
  'a signed URL': (s) =>
    `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/x?X-Amz-Credential=${s}%2F20240311%2Feu-west-1%2Fexecute-api%2Faws4_request&X-Amz-Signature=${s}&X-Amz-Security-Token=${s}`,
  'X-Amz-Security-Token': (s) => `< X-Amz-Security-Token: ${s}`,
  Cookie: (s) => `Cookie: a=b; sid=${s}; theme=dark`,
  'Set-Cookie': (s) => `< set-cookie: sid=${s}; Path=/; HttpOnly`,
  'x-api-key': (s) => `x-api-key: ${s}`,
  'a key in the query': (s) => `GET https://api.example.com/orders?api_key=${s}&page=2`,
  'a session id in the query': (s) => `https://api.example.com/orders;jsessionid=1?sessionid=${s}`,
  'a fragment': (s) => `https://app.example.com/callback#access_token=${s}&token_type=Bearer`,
  'an encoded URL': (s) => `redirect_uri=https%3A%2F%2Fapp.example.com%3Faccess_token%3D${s}%26x%3D1`,
  'a password in a URL': (s) => `https://deploy:${s}@api.example.com/orders`,
  'curl -u': (s) => `curl -u deploy:${s} https://api.example.com/orders`,
  'curl --user in quotes': (s) => `curl -s --user 'deploy:${s}' "https://api.example.com/orders"`,
  'curl -b': (s) => `curl -b 'sid=${s}' https://api.example.com/orders`,
  'curl over lines': (s) => `curl https://api.example.com/orders \\\n  -H 'x-api-key: ${s}' \\\n  -u me:${s}`,
  'curl --oauth2-bearer': (s) => `curl --oauth2-bearer ${s} https://api.example.com`,
  'curl header in double quotes': (s) => `curl -H "Authorization: Bearer ${s}" https://api.example.com`,
  'curl copied for cmd': (s) => `curl ^"https://api.example.com/^" ^\n  -H ^"authorization: Bearer ${s}^"`,
  "curl's line about a cookie": (s) => `* Added cookie sid="${s}" for domain api.example.com, path /, expire 0`,
  "curl's line about a header": (s) => `* [HTTP/2] [1] [authorization: Bearer ${s}]`,
  'httpie -a': (s) => `http -a me:${s} https://api.example.com/orders`,
  'a header map of a log': (s) =>
    `Method request headers: {Accept=*/*, Authorization=Bearer ${s}, Cookie=sid=${s}, x-api-key=${s}, Host=x}`,
  JSON: (s) => `{"Authorization":"Bearer ${s}","x-api-key":"${s}","password":"${s}","client_secret":"${s}"}`,
  'JSON inside JSON': (s) => `{"body":"{\\"access_token\\":\\"${s}\\",\\"Authorization\\":\\"Bearer ${s}\\"}"}`,
  'Python headers': (s) => `headers = {'Authorization': 'Bearer ${s}', 'x-api-key': '${s}'}\nauth=('me', '${s}')`,
  'JavaScript headers': (s) => `fetch(url, { headers: { authorization: \`Bearer ${s}\`, 'x-api-key': "${s}" } })`,
  'Java header lists': (s) => `headers=[Authorization:"Bearer ${s}", X-Api-Key:"${s}"]`,
  'Go headers': (s) => `map[Authorization:[Bearer ${s}] X-Api-Key:[${s}]]`,
  'PowerShell headers': (s) =>
    `Invoke-RestMethod https://api.example.com -Headers @{ "x-api-key" = "${s}"; Authorization = "Bearer ${s}" }`,
  'name and value pairs': (s) =>
    `[{"name":"Cookie","value":"${s}"},{"value":"${s}","name":"x-api-key"},{"key":"Authorization","value":"Bearer ${s}"}]`,
  'a HAR file': (s) =>
    `{"log":{"entries":[{"request":{"method":"POST","url":"https://api.example.com/o?token=${s}","headers":[{"name":"cookie","value":"sid=${s}"},{"name":"x-api-key","value":"${s}"}],"cookies":[{"name":"sid","value":"${s}"}],"postData":{"mimeType":"text/plain","text":"q=${s}","params":[{"name":"card","value":"${s}"}]}},"response":{"status":403,"headers":[{"name":"set-cookie","value":"sid=${s}"}],"cookies":[{"name":"sid","value":"${s}"}],"content":{"text":"{\\"session_token\\":\\"${s}\\"}"}}}]}}`,
  'two lines of a network panel': (s) =>
    `Request URL\nhttps://api.example.com/x\nauthorization\nBearer ${s}\nx-api-key\n${s}\ncookie:\nsid=${s}`,
  'environment variables': (s) =>
    `export AWS_SECRET_ACCESS_KEY=${s}\nexport AWS_SESSION_TOKEN="${s}"\nAWS_ACCESS_KEY_ID=${s}`,
  'a credentials file': (s) =>
    `[default]\naws_access_key_id = ${s}\naws_secret_access_key = ${s}\naws_session_token = ${s}`,
  'credentials of STS': (s) => `{"Credentials":{"AccessKeyId":"${s}","SecretAccessKey":"${s}","SessionToken":"${s}"}}`,
  'credentials in XML': (s) => `<SecretAccessKey>${s}</SecretAccessKey><SessionToken>${s}</SessionToken>`,
  'flags of a command': (s) => `mytool --password ${s} --api-key=${s} --token ${s}`,
  'a private key': (s) => `-----BEGIN RSA PRIVATE KEY-----\n${s}\n${s}\n-----END RSA PRIVATE KEY-----`,
  'a private key without its end': (s) => `-----BEGIN PRIVATE KEY-----\n${s}`,
  'the echo of a header': (s) =>
    `{"message":"'${s}' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer ${s}'."}`,
  'the hash of a header': (s) =>
    `{"message":"Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${s}='."}`,
  'a header at the end of a message': (s) =>
    `{"message":"Authorization header requires 'Credential' parameter. Authorization=Bearer ${s}"}`,
  'a canonical request': (s) => `should have been 'GET\\n/prod\\nx-amz-security-token:${s}\\n\\nhost'`,
  'Bearer in running text': (s) => `I send Bearer ${s} with each call`,
  'YAML and settings': (s) => `apiKey: ${s}\npassword: ${s}\nclientSecret: "${s}"`,
  'a TLS session': (s) => `SSL-Session:\n    Session-ID: ${s}\n    Master-Key: ${s}`,
  'an authorizer event': (s) =>
    `{"type":"TOKEN","authorizationToken":"${s}","methodArn":"arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/"}`,
  "Postman's arrows": (s) => `Authorization → Bearer ${s}\nx-api-key → ${s}`,
  'a WAF log': (s) =>
    `{"httpRequest":{"headers":[{"name":"Authorization","value":"Bearer ${s}"},{"name":"x-api-key","value":"${s}"}]}}`,
  'cookies of an event': (s) => `{"version":"2.0","cookies":["sid=${s}"],"requestContext":{"apiId":"a1b2c3d4e5"}}`,
};

const surroundings = fc.constantFrom(
  (text: string) => text,
  (text: string) => `Hi,\n${text}\nthanks`,
  (text: string) => `\r\n${text}\r\n`,
  (text: string) => `🙂 ${text} 🙂`,
  (text: string) => `${corpus[7]?.text ?? ''}\n${text}`,
);

describe('a secret', () => {
  it.each(Object.entries(places))('does not come out of: %s', (_, write) => {
    fc.assert(
      fc.property(secrets, surroundings, (secret, surround) => {
        const intake = recognise(surround(write(secret)));
        expect(JSON.stringify(intake)).not.toContain(secret);
        expect(intake.masked.count).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('does not come out of any text of the corpus that it is put in', () => {
    const lines = [
      'Authorization: Bearer SECRET',
      '> x-api-key: SECRET',
      '< set-cookie: sid=SECRET',
      '{"password":"SECRET"}',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        secrets,
        fc.constantFrom(...lines),
        fc.nat(),
        ({ text }, secret, line, at) => {
          const all = text.replaceAll('https://a1b2', `https://me:${secret}@a1b2`).split('\n');
          const place = at % (all.length + 1);
          const planted = [...all.slice(0, place), line.replace('SECRET', secret), ...all.slice(place)].join('\n');
          expect(JSON.stringify(recognise(planted))).not.toContain(secret);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('masking', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(places)), secrets, surroundings, (write, secret, surround) => {
        const once = mask(surround(write(secret)));
        const twice = mask(once.text);
        expect(twice.text).toBe(once.text);
        expect(twice.count).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
