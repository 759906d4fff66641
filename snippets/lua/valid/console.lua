> watts = 9
> = watts
9
> for i = 1, 2 do
>>   print(i * watts)
>> end
9
18
