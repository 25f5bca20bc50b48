import { reportedHeaders } from './reported-headers.ts';
import type { ScriptPlan, ScriptRequest, ScriptTry } from './script-plan.ts';

/**
 * Quotes a text for PowerShell: between single quotes only a quote means anything, and typographic quotes are quotes too.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export const quotePowerShell = (text: string): string => `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;

const start = `# Gatescope: looks from here at the hosts of one API: names, certificate, replies.
# It changes nothing, follows no redirect, uses no proxy and prints no secret. Paste its output into the console.
# $env:AUTHORIZATION and $env:API_KEY, when they are set, are sent as the headers authorization and x-api-key.
# $env:GATESCOPE_SEND = 'yes' also sends methods that may change something.
$ErrorActionPreference = 'Stop'

function Limit-Text([string]$Text, [int]$Longest) {
  $line = $Text -replace '[\\x00-\\x1f\\x7f]+', ' '
  if ($line.Length -gt $Longest) { $line.Substring(0, $Longest) } else { $line }
}
function Say([string]$Text) { Write-Output ('GATESCOPE ' + (Limit-Text $Text 2000)) }

function Resolve-Addresses([string]$HostName) {
  try { @([Net.Dns]::GetHostAddresses($HostName) | ForEach-Object { $_.IPAddressToString } | Select-Object -Unique) } catch { @() }
}

function Connect-Address([string]$Address) {
  $client = New-Object Net.Sockets.TcpClient(([Net.IPAddress]::Parse($Address)).AddressFamily)
  try {
    $pending = $client.ConnectAsync($Address, 443)
    if (-not $pending.Wait(5000)) { $client.Dispose(); return @{ Outcome = 'timeout' } }
    return @{ Outcome = 'connected'; Client = $client }
  } catch {
    $client.Dispose()
    $cause = $_.Exception
    while ($null -ne $cause.InnerException) { $cause = $cause.InnerException }
    $refused = ($cause -is [Net.Sockets.SocketException]) -and ($cause.SocketErrorCode -eq 'ConnectionRefused')
    return @{ Outcome = $(if ($refused) { 'refused' } else { 'failed' }) }
  }
}

function Open-Tls([Net.Sockets.TcpClient]$Client, [string]$HostName) {
  $script:policyErrors = [Net.Security.SslPolicyErrors]::None
  $judge = [Net.Security.RemoteCertificateValidationCallback] { param($sender, $certificate, $chain, $errors) $script:policyErrors = $errors; $true }
  $Client.ReceiveTimeout = 35000
  $Client.SendTimeout = 5000
  $stream = New-Object Net.Security.SslStream($Client.GetStream(), $false, $judge)
  try { $stream.AuthenticateAsClient($HostName) } catch { return @{ Outcome = 'failed' } }
  $certificate = New-Object Security.Cryptography.X509Certificates.X509Certificate2($stream.RemoteCertificate)
  $names = @()
  foreach ($extension in $certificate.Extensions) {
    if ($extension.Oid.Value -eq '2.5.29.17') {
      $names = @([regex]::Matches($extension.Format($false), '(?:DNS Name=|DNS:)([^,\\s]+)') | ForEach-Object { $_.Groups[1].Value })
    }
  }
  $errors = $script:policyErrors
  $outcome = 'ok'
  if (($errors -band [Net.Security.SslPolicyErrors]::RemoteCertificateNameMismatch) -ne 0) { $outcome = 'name-mismatch' }
  elseif ($certificate.NotAfter -lt (Get-Date)) { $outcome = 'expired' }
  elseif ($errors -ne [Net.Security.SslPolicyErrors]::None) { $outcome = 'untrusted' }
  $version = switch ([string]$stream.SslProtocol) { 'Tls12' { 'TLSv1.2' } 'Tls13' { 'TLSv1.3' } 'Tls11' { 'TLSv1.1' } 'Tls' { 'TLSv1' } default { '' } }
  @{ Outcome = $outcome; Stream = $stream; Names = $names; Version = $version; Until = $certificate.NotAfter.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ') }
}

function Send-Request($Stream, [string]$Method, [string]$HostName, [string]$Path, [string[]]$Headers) {
  $named = @($Headers | Where-Object { $_ -match '^host:' })
  $lines = @("$Method $Path HTTP/1.1")
  if ($named.Count -eq 0) { $lines += "host: $HostName" }
  $lines += $Headers
  $lines += 'connection: close'
  $bytes = [Text.Encoding]::UTF8.GetBytes((($lines -join "\`r\`n") + "\`r\`n\`r\`n"))
  $Stream.Write($bytes, 0, $bytes.Length)
  $Stream.Flush()
  $buffer = New-Object byte[] 65536
  $text = ''
  $script:cut = ''
  $deadline = (Get-Date).AddSeconds(35)
  while ($text.Length -lt 65536) {
    if ((Get-Date) -gt $deadline) { $script:cut = ' cut-time'; break }
    try { $count = $Stream.Read($buffer, 0, $buffer.Length) }
    catch { if ($text -eq '') { throw }; $script:cut = ' cut-time'; break }
    if ($count -le 0) { break }
    $text += [Text.Encoding]::UTF8.GetString($buffer, 0, $count)
  }
  $text
}

function Show-Reply([int]$Number, [string]$Leg, [string]$Method, [string]$Text) {
  if ($Text -notmatch '^HTTP/[\\d.]+ (\\d{3})') { Say "http $Number $Leg $Method 0 reset"; return }
  $status = [int]$Matches[1]
  Say "http $Number $Leg $Method $status$script:cut"
  $parts = $Text -split "\`r\`n\`r\`n", 2
  foreach ($line in (@($parts[0] -split "\`r\`n") | Select-Object -Skip 1 -First 100)) {
    $name, $value = $line -split ':\\s*', 2
    if ($wanted -contains $name.ToLowerInvariant()) {
      if ($name -eq 'location') { $value = $value -replace '[?#].*', '' }
      Say "header $Number $Leg $($name.ToLowerInvariant()): $value"
    }
  }
  # The body of a success is nobody's business.
  if ($status -lt 400 -or $parts.Count -lt 2) { return }
  $body = $parts[1]
  foreach ($secret in @($env:AUTHORIZATION, $env:API_KEY)) {
    if ($secret -and ($body.Contains($secret) -or $body.Contains(($secret -replace '^\\S+\\s+', '')))) { $body = '<masked: it repeats a credential>' }
  }
  Say "body $Number $Leg $(Limit-Text $body 1000)"
}

function Test-Form([int]$Number, [string]$HostName, [string]$Path, $Requests) {
  $addresses = @(Resolve-Addresses $HostName)
  if ($addresses.Count -eq 0) { Say "dns-error $Number $HostName not-found"; return }
  foreach ($address in $addresses) { Say "dns $Number $HostName $address" }
  $shown = $false
  foreach ($request in $Requests) {
    if ($request.HasEffects -and $env:GATESCOPE_SEND -ne 'yes') { Say "note $($request.Method) was not sent: it may change something"; continue }
    $connection = Connect-Address $addresses[0]
    if (-not $shown) { Say "tcp $Number $HostName $($connection.Outcome) $($addresses[0])" }
    if ($connection.Outcome -ne 'connected') { return }
    try {
      $tls = Open-Tls $connection.Client $HostName
      if (-not $shown) {
        if ($tls.Version) { Say "tls-version $Number $($tls.Version)" }
        if ($tls.Names) { Say "tls-names $Number $($tls.Names -join ',')" }
        if ($tls.Until) { Say "tls-until $Number $($tls.Until)" }
        Say "tls $Number $HostName $($tls.Outcome)"
        $shown = $true
      }
      # To a peer that cannot prove its name, nothing is said.
      if ($tls.Outcome -ne 'ok') { return }
      $headers = @($request.Headers)
      if ($request.Leg -eq 'actual') {
        if ($env:AUTHORIZATION) { $headers += 'authorization: ' + (Limit-Text $env:AUTHORIZATION 8192) }
        if ($env:API_KEY) { $headers += 'x-api-key: ' + (Limit-Text $env:API_KEY 512) }
      }
      try { Show-Reply $Number $request.Leg $request.Method (Send-Request $tls.Stream $request.Method $HostName $Path $headers) }
      catch { Say "http $Number $($request.Leg) $($request.Method) 0 timeout" }
    } finally {
      $connection.Client.Dispose()
    }
  }
}
`;

const requestText = ({ leg, method, headers, hasEffects }: ScriptRequest): string =>
  `@{ Leg = '${leg}'; Method = ${quotePowerShell(method)}; HasEffects = ${hasEffects ? '$true' : '$false'}; Headers = @(${headers
    .map(([name, value]) => quotePowerShell(`${name}: ${value}`))
    .join(', ')}) }`;

const tryLines = ({ form, url, host, path, requests }: ScriptTry, index: number): string[] => [
  '',
  `Say ${quotePowerShell(`try ${index} ${form} ${url}`)}`,
  `Test-Form ${index} ${quotePowerShell(host)} ${quotePowerShell(path)} @(${requests.map(requestText).join(', ')})`,
];

/** The plan as a script for PowerShell 5.1 and later; it needs nothing but .NET. */
export const renderPowerShell = (plan: ScriptPlan): string =>
  [
    start,
    `$wanted = @(${reportedHeaders.map(quotePowerShell).join(', ')})`,
    `Say ('begin 1 ' + (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ'))`,
    `Say ${quotePowerShell(`api ${plan.region} ${plan.apiId}`)}`,
    ...plan.tries.flatMap((one, index) => tryLines(one, index + 1)),
    '',
    `Say 'end'`,
    '',
  ].join('\n');
