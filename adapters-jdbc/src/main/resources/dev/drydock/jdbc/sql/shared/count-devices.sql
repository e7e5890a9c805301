SELECT COUNT(*) FROM device d WHERE <where>
