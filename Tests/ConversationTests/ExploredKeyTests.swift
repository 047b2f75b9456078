import Compiler
import Conversation
import Diagnostics
import Testing
import Trace

/// What is said of the keys of a menu.
struct ExploredKeyTests {
  struct Menu: CustomTestStringConvertible, Sendable {
    let prompt: String
    /// What follows each key; the one below `""` follows every other key.
    let responses: [String: String]
    let found: [String]

    var testDescription: String { prompt }
  }

  private static func say(_ text: String) -> String {
    "<Response><Say>\(text)</Say></Response>"
  }

  private static let again = "<Response><Redirect>http://h/voice</Redirect></Response>"

  @Test(
    "A key that is offered in vain is told from one that other keys share",
    arguments: [
      Menu(
        prompt: "Press 1 for sales, 2 for service.",
        responses: ["1": say("Sales."), "": say("This key is not in use. Goodbye.")],
        found: ["dead-key warning: key 2 is offered, but gets the response for wrong keys"]),
      Menu(
        prompt: "Press 1 for English or 2 for Spanish.",
        responses: ["2": say("Hola."), "": say("Hello.")],
        found: ["dead-key note: key 1 is offered, but other keys get the same response"]),
      Menu(
        prompt: "Press 1 for sales or 2 for service.", responses: ["1": say("Sales."), "": again],
        found: ["dead-key warning: key 2 is offered, but repeats the menu"]),
      Menu(
        prompt: "Press 1 for sales or 2 to hear this again.",
        responses: ["1": say("Sales."), "": again], found: []),
      Menu(
        prompt: "Press 1 for sales or 2 for service.",
        responses: ["1": say("Sales."), "": "<Response><Hangup/></Response>"],
        found: ["dead-key warning: key 2 is offered, but gets the response for wrong keys"]),
      Menu(
        prompt: "Press 1 for sales or 2 for service.",
        responses: [
          "1": say("Sales."), "2": say("Service."), "7": say("Secret."), "": say("Sorry."),
        ],
        found: ["hidden-key note: key 7 works, but no prompt offers it"]),
      Menu(
        prompt: "Press any key.", responses: ["": say("Thank you.")], found: []),
      Menu(
        prompt: "Para ventas, marque 1. Para soporte, oprima el 2.",
        responses: ["1": say("Ventas."), "": say("Lo siento.")],
        found: ["dead-key warning: key 2 is offered, but gets the response for wrong keys"]),
      Menu(
        prompt: "Für den Vertrieb drücken Sie die 1, für den Service die 2.",
        responses: ["1": say("Vertrieb."), "": say("Falsche Taste.")],
        found: ["dead-key warning: key 2 is offered, but gets the response for wrong keys"]),
      Menu(
        prompt: "Pour les ventes, appuyez sur 1 ; pour le service, tapez le 2.",
        responses: ["1": say("Ventes."), "": say("Entrée invalide.")],
        found: ["dead-key warning: key 2 is offered, but gets the response for wrong keys"]),
    ])
  func keys(menu: Menu) {
    var documents = [
      "/voice": """
      <Response><Gather numDigits="1" action="http://h/choice"><Say>\(menu.prompt)</Say></Gather>
      <Say>Goodbye.</Say></Response>
      """
    ]
    for (key, document) in menu.responses {
      documents[key.isEmpty ? "/choice" : "/choice?\(key)"] = document
    }
    var explorer = Explorer(.example)
    let exploration = explorer.run(over: Application(documents: documents))
    let own: Set = ["dead-key", "hidden-key"]
    let found = exploration.reports().flatMap(\.findings).filter { own.contains($0.rule.id) }
    #expect(
      found.map { "\($0.rule.id) \($0.severity.name): \($0.message)" } == menu.found)
  }
}
