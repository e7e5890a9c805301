SELECT d.id FROM device d WHERE <where> ORDER BY d.hash * :salt % 2147483647, d.id
