print("twimlc")
