/** Links, hand-in files, programs and reports. */
export default {
  title: 'Take it away',
  link: 'Copy link',
  embed: 'Embed…',
  linkCopied: 'The link has been copied.',
  linkByHand: 'Copy this link:',
  noLink: 'A run that began with a network from a file cannot be described by a link.',
  about:
    'A link holds the settings, and the fingerprint of the finished run: whoever opens it can run it again and see whether the bits are the same.',
  noImages: 'Your own images are not in it: whoever opens it needs the same files.',
  csv: 'Curves (CSV)',
  javascript: 'As JavaScript',
  python: 'As Python',
  print: 'Print a report',
  handIn: 'Save runs to hand in',
  author: 'Your name (optional)',
  networks: 'with the networks',
  open: 'Open a hand-in file',
  file: 'Hand-in file',
  verify: 'Verify all runs',
  verifying: 'Verifying: {done, number} of {runs, plural, one {# run} other {# runs}} done.',
  verified: '{same, number} of {runs, plural, one {# run} other {# runs}} came out the same.',
  claim:
    'This link says that the run ends with the fingerprint {fingerprint}. Press Start to run it again, and you will see whether it does.',
  claimSame:
    'The run ended with the fingerprint {fingerprint}, as the link says: the bits are the same.',
  claimDiffers:
    'The run did not end with the fingerprint {fingerprint} that the link names: the bits differ.',
  ignored:
    '{count, plural, one {This part of the link was not understood and has been ignored} other {These parts of the link were not understood and have been ignored}}: {list}.',
  chartSvg: 'SVG',
  chartPng: 'PNG',
  saveChart: 'Save the chart as {format}',
  report: 'Report',
  reportName: 'Name',
  reportSettings: 'Settings',
  reportSetting: '{setting}: {value}',
  fingerprint: 'Fingerprint {fingerprint}',
};
