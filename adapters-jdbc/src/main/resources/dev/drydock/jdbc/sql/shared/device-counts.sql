SELECT <column>, COUNT(*) FROM device d WHERE <where> GROUP BY 1
