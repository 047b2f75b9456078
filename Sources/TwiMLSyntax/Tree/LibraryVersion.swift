import CLibXML2

/// The version of the loaded libxml2, as `2.9.14`.
package var libxml2Version: String {
  let digits = unsafe String(cString: clibxml2_version()).prefix { $0.isASCII && $0.isNumber }
  let number = Int(digits) ?? 0
  return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
}
