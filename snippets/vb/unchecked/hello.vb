Module Hello
    Sub Main()
        Dim name As String = "world"
        Console.WriteLine("Hello " & name)
    End Sub
End Module
